import { ChevronRightIcon } from "@/components/ui/later-icons";
import { Link } from "@/components/ui/link";

type BreadcrumbsProps = {
  /** From the top down; the last one is the page itself. */
  crumbs: { name: string; path: string }[];
  label: string;
};

/** Where a page stands in the shop, and the ways up. */
export function Breadcrumbs({ crumbs, label }: BreadcrumbsProps) {
  return (
    <nav aria-label={label}>
      <ol className="flex flex-wrap items-center gap-x-1 text-sm text-muted">
        {crumbs.map(({ name, path }, index) => {
          const isLast = index === crumbs.length - 1;
          return (
            <li key={path} className="flex items-center gap-x-1">
              {isLast ? (
                <span aria-current="page">{name}</span>
              ) : (
                <>
                  <Link href={path} className="inline-flex min-h-11 items-center underline-offset-4 hover:underline">
                    {name}
                  </Link>
                  <ChevronRightIcon width={14} height={14} />
                </>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
