import type { Metadata } from "next";
import { Tasks } from "@/components/studio/tasks/tasks";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";
import { TaskKind } from "@/lib/tasks/contract";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.taskRoom.title };
}

export default async function TasksPage() {
  const { locale } = await studioPage("manager");
  const { taskRoom, ui } = messagesOf(locale).studio;
  return <Tasks locale={locale} kinds={TaskKind.options} texts={{ room: taskRoom, ui }} />;
}
