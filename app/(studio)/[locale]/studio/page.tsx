import { redirect } from "next/navigation";
import { roomsFor } from "@/components/studio/shell/rooms";
import { routes } from "@/lib/core/routes";
import { studioPage } from "@/lib/http/studio-page";

/** The first room that its visitor may enter. */
export default async function StudioHome() {
  const { staff, locale } = await studioPage("curator");
  redirect(routes.studioRoom(locale, roomsFor(staff.role)[0]?.path ?? "account"));
}
