import { PlayIcon } from "@/components/ui/later-icons";

/** Says of a picture that it is a clip; its name says so to those who do not see it. */
export function ClipBadge() {
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute right-1.5 bottom-1.5 grid size-7 place-items-center rounded-full bg-glass text-on-glass"
    >
      <PlayIcon className="size-4" />
    </span>
  );
}
