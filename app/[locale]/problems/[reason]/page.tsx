import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { locale } from "next/root-params";
import { isLocale } from "@/lib/core/locale";
import { fill } from "@/lib/core/fill";
import { messagesOf } from "@/lib/core/messages";

type ProblemPageProps = { params: Promise<{ reason: string }> };

export const generateStaticParams = () => [];
export const metadata: Metadata = { robots: { index: false } };

/** What an error of the API means: its `type` leads here. */
export default async function ProblemPage({ params }: ProblemPageProps) {
  const language = await locale();
  if (!isLocale(language)) notFound();
  const { reason } = await params;
  const problem = Object.entries(messagesOf(language).problems).find(([name]) => name === reason)?.[1];
  if (!problem) notFound();
  return (
    <main className="mx-auto max-w-xl px-4 py-12">
      <h1 className="text-xl font-semibold">{problem.title}</h1>
      <p className="mt-2">{fill(problem.detail, { total: "฿" })}</p>
    </main>
  );
}
