import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";

export const generateStaticParams = () => [];

/** Also here: the browser takes the title of the page, the HTML that of its 404. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).missing.title };
}

/** Every address that is no page, so that the 404 is in the shop's own clothes. */
export default function MissingPage() {
  notFound();
}
