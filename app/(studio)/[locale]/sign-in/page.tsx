import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignIn } from "@/components/studio/sign-in/sign-in";
import { messagesOf } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { pageLocale } from "@/lib/http/page-locale";
import { isSignedIn } from "@/lib/http/studio-page";
import { pageShop } from "@/lib/settings";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: messagesOf(await pageLocale()).studio.signIn.title } };
}

export default async function SignInPage() {
  const locale = await pageLocale();
  if (await isSignedIn()) redirect(routes.studio(locale));
  const texts = messagesOf(locale).studio.signIn;
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-4 py-12">
      <p className="text-lg font-semibold">{(await pageShop()).name[locale]}</p>
      <h1 className="mt-1 text-2xl">{texts.title}</h1>
      <SignIn locale={locale} texts={texts} />
    </main>
  );
}
