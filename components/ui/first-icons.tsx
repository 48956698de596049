// Icons that script draws on nearly every first screen. A page carries this file whole, and the others' only where it
// draws one of those.
import type { SVGProps } from "react";

export type IconProps = SVGProps<SVGSVGElement>;

/** A 24 px line drawing in the colour of the text around it. Decoration only: the button that holds it carries the name. */
export function Icon(props: IconProps) {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      {...props}
    />
  );
}

export function BagIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5.5 8h13l1 12h-15zM9 11V7a3 3 0 0 1 6 0v4" />
    </Icon>
  );
}

export function CheckIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5 12.5l4.5 4.5L19 7.5" />
    </Icon>
  );
}

export function TruckIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5 17H2V6h12v11H9M14 10h4l4 4v3h-2M16 17h-2" />
      <circle cx="7" cy="17.5" r="2" />
      <circle cx="18" cy="17.5" r="2" />
    </Icon>
  );
}
