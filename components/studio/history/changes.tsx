import type { Texts } from "@/lib/core/messages";
import { type Difference, differencesOf, linesOf } from "./differences";

type Room = Texts<"studio">["audit"];
type ChangesProps = { before: unknown; after: unknown; texts: Room };

/** What changed, field by field: what was there struck through, what is there now beside it. */
export function Changes({ before, after, texts }: ChangesProps) {
  const differences = differencesOf(before, after);
  if (differences.length === 0) return <p className="text-sm text-muted">{texts.noDetails}</p>;
  return (
    <table className="w-full border-collapse text-left text-sm max-md:block">
      <thead className="text-muted max-md:sr-only">
        <tr>
          {[texts.field, texts.before, texts.after].map((name) => (
            <th key={name} scope="col" className="py-1 pr-4 font-medium">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {differences.map((difference) => (
          <Row key={difference.path} difference={difference} texts={texts} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ difference, texts }: { difference: Difference; texts: Room }) {
  const { path, before, after } = difference;
  const isLong = before !== null && after !== null && (before.includes("\n") || after.includes("\n"));
  return (
    <tr className="border-t border-line align-top max-md:block max-md:py-2">
      <th scope="row" className="py-1.5 pr-4 font-medium break-words max-md:block max-md:py-0.5 md:w-48">
        {path}
      </th>
      {isLong ? (
        <td colSpan={2} className="py-1.5 max-md:block">
          <Lines before={before} after={after} />
        </td>
      ) : (
        <>
          <td className="py-1.5 pr-4 max-md:block max-md:py-0.5 md:w-2/5">
            {before === null ? <Nothing text={texts.nothing} /> : <del className={`text-muted ${WORDS}`}>{before}</del>}
          </td>
          <td className="py-1.5 max-md:block max-md:py-0.5">
            {after === null ? <Nothing text={texts.nothing} /> : <ins className={`no-underline ${WORDS}`}>{after}</ins>}
          </td>
        </>
      )}
    </tr>
  );
}

const WORDS = "wrap-anywhere whitespace-pre-wrap";

const Nothing = ({ text }: { text: string }) => <span className="text-muted">{text}</span>;

/** A text of several lines: only those that went or came, with the ones around them. */
function Lines({ before, after }: { before: string; after: string }) {
  const lines = linesOf(before, after);
  const isNear = (index: number) => lines.slice(Math.max(0, index - 1), index + 2).some(({ kind }) => kind !== "same");
  return (
    <div className="max-h-96 overflow-auto rounded-card border border-line bg-surface p-3">
      {lines.map(({ kind, text }, index) => {
        if (kind === "gone") {
          return (
            <del key={index} className={`block text-muted ${WORDS}`}>
              {`− ${text}`}
            </del>
          );
        }
        if (kind === "new") {
          return (
            <ins key={index} className={`block font-medium no-underline ${WORDS}`}>
              {`+ ${text}`}
            </ins>
          );
        }
        return isNear(index) ? (
          <p key={index} className={WORDS}>
            {`  ${text}`}
          </p>
        ) : null;
      })}
    </div>
  );
}
