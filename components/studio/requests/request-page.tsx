"use client";

import { useQuery } from "@tanstack/react-query";
import { PhotosTabs } from "@/components/studio/photos/photos-tabs";
import { momentOf } from "@/components/studio/ui/dates";
import { ListState } from "@/components/studio/ui/list-state";
import { PageHead } from "@/components/studio/ui/page-head";
import { Section } from "@/components/studio/ui/section";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { lastShopDay } from "@/lib/core/shop-time";
import { requestQuery, type StaffRequest } from "@/lib/rights-requests/staff-client";
import { FoundPicture } from "./found-picture";
import { Letters } from "./letters";
import { RequestState } from "./request-state";
import type { RequestTexts } from "./request-texts";
import { whenOf } from "./requests";

type RequestPageProps = { requestId: string; locale: Locale; texts: RequestTexts };

/** One request: what is to be sent, how it stands, what was given. */
export function RequestPage({ requestId, locale, texts }: RequestPageProps) {
  const query = useQuery(requestQuery(requestId));
  const { room, ui } = texts;
  return (
    <>
      <PhotosTabs locale={locale} texts={room} />
      <ListState query={query} count={1} empty={null} locale={locale} texts={ui}>
        {query.data && <Shown request={query.data} locale={locale} texts={texts} />}
      </ListState>
    </>
  );
}

type ShownProps = { request: StaffRequest; locale: Locale; texts: RequestTexts };
const LINK = "inline-flex min-h-11 items-center text-clay underline underline-offset-4";

function Shown({ request, locale, texts }: ShownProps) {
  const { room } = texts;
  const { handle, platform, requestedBy, createdAt, link, state, picture } = request;
  const facts = [
    fill(room.by, { person: requestedBy }),
    fill(room.asked, { time: momentOf(createdAt, locale) }),
    ...(state === "expired" ? [] : [whenOf(request, locale, room)]),
  ];
  return (
    <>
      <PageHead title={handle} intro={facts.join(" · ")}>
        <RequestState state={state} texts={room} />
      </PageHead>
      <div className="grid grid-cols-1 gap-6 pb-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Letters request={request} locale={locale} texts={texts} />
        <div className="space-y-4 max-lg:order-first">
          <FoundPicture
            card={request}
            width={720}
            className="aspect-4/5 w-full max-w-60 rounded-card object-cover lg:max-w-none"
          />
          <p role="status" className={picture === "refused" ? "text-danger" : "text-sm text-muted"}>
            {room[picture]}
          </p>
          <p className="flex flex-wrap gap-x-5">
            <a href={link} target="_blank" rel="noreferrer" className={LINK}>
              {room.openPost} ({platform})
            </a>
            {state === "granted" && (
              <Link href={`${routes.studioRoom(locale, "photos")}?q=${encodeURIComponent(handle)}`} className={LINK}>
                {room.toQueue}
              </Link>
            )}
          </p>
          <Scope request={request} locale={locale} texts={texts} />
        </div>
      </div>
    </>
  );
}

/** What was asked for, or what was given of it. */
function Scope({ request: { given, placements, termMonths }, locale, texts: { room, consent } }: ShownProps) {
  const placesOf = (names: StaffRequest["placements"]) =>
    new Intl.ListFormat(locale).format(names.map((name) => consent[name]));
  if (given === null) {
    return (
      <Section title={room.askedFor}>
        <p>{placesOf(placements)}</p>
        <p className="text-sm text-muted">
          {termMonths === null ? room.noEnd : fill(room.months, { months: termMonths })}
        </p>
      </Section>
    );
  }
  return (
    <Section title={room.given}>
      <p className="text-celadon">{placesOf(given.placements)}</p>
      <p className="text-sm text-muted">
        {given.endsAt === null
          ? room.noEnd
          : fill(room.givenUntil, { time: formatDay(lastShopDay(new Date(given.endsAt)), locale) })}
      </p>
      <p lang={given.locale} className="text-sm">
        {given.words}
      </p>
    </Section>
  );
}
