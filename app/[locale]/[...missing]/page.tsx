import { notFound } from "next/navigation";

export const generateStaticParams = () => [];

/** Every address that is no page, so that the 404 is in the shop's own clothes. */
export default function MissingPage() {
  notFound();
}
