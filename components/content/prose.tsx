import { Fragment, type ReactNode } from "react";
import { Link } from "@/components/ui/link";
import type { Block, Inline } from "@/lib/content/contract";

/** The parts of a page of text, in the `prose` of app/looks.css. */
export function Prose({ blocks }: { blocks: Block[] }) {
  return (
    <div className="prose">
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case "heading":
      return (
        <h2 id={block.id}>
          <a href={`#${block.id}`}>
            <Words parts={block.children} />
          </a>
        </h2>
      );
    case "paragraph":
      return (
        <p>
          <Words parts={block.children} />
        </p>
      );
    case "list": {
      const List = block.isOrdered ? "ol" : "ul";
      return (
        <List>
          {block.items.map((item, index) => (
            <li key={index}>
              <Words parts={item} />
            </li>
          ))}
        </List>
      );
    }
    case "table":
      return <TableView {...block} />;
  }
}

function TableView({ header, rows }: Extract<Block, { kind: "table" }>) {
  return (
    <table>
      <thead>
        <tr>
          {header.map((cell, index) => (
            <th key={index} scope="col">
              <Words parts={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column}>
                <Words parts={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Words({ parts }: { parts: Inline[] }) {
  return parts.map((part, index) => <Fragment key={index}>{draw(part)}</Fragment>);
}

function draw(part: Inline): ReactNode {
  switch (part.kind) {
    case "text":
      return part.text;
    case "code":
      return <code>{part.text}</code>;
    case "break":
      return <br />;
    case "strong":
      return (
        <strong>
          <Words parts={part.children} />
        </strong>
      );
    case "em":
      return (
        <em>
          <Words parts={part.children} />
        </em>
      );
    case "link": {
      const words = <Words parts={part.children} />;
      return part.href.startsWith("/") ? <Link href={part.href}>{words}</Link> : <a href={part.href}>{words}</a>;
    }
  }
}
