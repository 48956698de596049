import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Missing } from "@/components/shell/missing";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { routes } from "@/lib/core/routes";
import { pageMetadata } from "@/lib/seo";

export const generateStaticParams = () => [];

type ProblemPageProps = { params: Promise<{ reason: string }> };

export async function generateMetadata({ params }: ProblemPageProps): Promise<Metadata> {
  const { locale, reason, title } = await readProblem(params);
  return pageMetadata({ locale, path: (other) => routes.problem(other, reason), title });
}

/** What the `type` of an error answer stands for, in words. */
export default async function ProblemPage({ params }: ProblemPageProps) {
  const { locale, title, detail } = await readProblem(params);
  return <Missing title={title} detail={detail} locale={locale} texts={messagesOf(locale).missing} />;
}

async function readProblem(params: ProblemPageProps["params"]) {
  const locale = await pageLocale();
  const { reason } = await params;
  const problem = new Map(Object.entries(messagesOf(locale).problems)).get(reason) ?? notFound();
  // The answer fills in its own numbers; here nothing is known of it.
  return { locale, reason, title: problem.title, detail: problem.detail.replace(/\{\w+\}\.?/g, "…") };
}
