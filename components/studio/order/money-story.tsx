import { momentOf } from "@/components/studio/ui/dates";
import { StatusPill } from "@/components/studio/ui/status-pill";
import { Amount } from "@/components/ui/amount";
import { fill } from "@/lib/core/fill";
import type { StaffRefund } from "@/lib/orders/staff-client";
import { Card } from "./card";
import type { OrderPartProps } from "./order-part";

const REFUND_TONES = { requested: "warn", pending: "warn", succeeded: "good", failed: "bad" } as const;

/** The order's money in plain words: what came in, what went back and what is still on its way, what a bank took. */
export function MoneyStory({ order, locale, texts: { room } }: OrderPartProps) {
  const { money, refunds, disputes, method, refundable } = order;
  const methods = { page: room.methodPage, promptpay: room.methodPromptPay, saved_card: room.methodCard };
  const kinds = {
    capture: room.moneyCapture,
    refund: room.moneyRefund,
    refund_failed: room.moneyReturned,
    dispute: room.moneyDispute,
    dispute_won: room.moneyDisputeWon,
  };
  return (
    <Card title={room.money}>
      {money.length > 0 && <p className="text-sm text-muted">{methods[method]}</p>}
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {money.map((entry) => (
          <li key={entry.ref} className="flex flex-wrap items-baseline gap-x-4 py-2">
            <span className="min-w-0 flex-1 basis-48">
              {kinds[entry.kind]}
              <span className="block text-sm break-all text-muted">
                {momentOf(entry.at, locale)} · {entry.ref}
              </span>
            </span>
            <Amount money={entry.money} locale={locale} className="font-medium" />
          </li>
        ))}
      </ul>
      {refunds.length > 0 && (
        <>
          <h3 className="mt-4 text-sm font-semibold">{room.refunds}</h3>
          <ul className="divide-y divide-line border-b border-line">
            {refunds.map((refund) => (
              <Refund key={refund.id} refund={refund} locale={locale} texts={room} />
            ))}
          </ul>
        </>
      )}
      {disputes.map((dispute) => (
        <div key={dispute.id} className="mt-4 rounded-card border border-danger p-3 text-sm">
          <p className="font-medium">
            {room.dispute} <Amount money={dispute.money} locale={locale} />
          </p>
          <p className="break-all text-muted">
            {dispute.id} · {dispute.state} · {dispute.reason}
          </p>
          {dispute.respondBy !== null && (
            <p className="text-danger">{fill(room.respondBy, { when: momentOf(dispute.respondBy, locale) })}</p>
          )}
        </div>
      ))}
      <p className="mt-3 flex justify-between gap-4 text-sm">
        <span className="text-muted">{room.refundable}</span>
        <Amount money={refundable} locale={locale} />
      </p>
    </Card>
  );
}

type RefundProps = {
  refund: StaffRefund;
  locale: OrderPartProps["locale"];
  texts: OrderPartProps["texts"]["room"];
};

function Refund({ refund: { money, state, isAsked, note, at }, locale, texts }: RefundProps) {
  const states = {
    requested: texts.refundRequested,
    pending: texts.refundPending,
    succeeded: texts.refundSucceeded,
    failed: texts.refundFailed,
  };
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2">
      <span className="min-w-0 flex-1 basis-48">
        {note === "" ? texts.noReason : <bdi>{note}</bdi>}
        <span className="block text-sm text-muted">{momentOf(at, locale)}</span>
        {isAsked && <span className="block text-sm text-clay">{texts.refundAsked}</span>}
      </span>
      <StatusPill tone={REFUND_TONES[state]}>{states[state]}</StatusPill>
      <Amount money={money} locale={locale} className="font-medium" />
    </li>
  );
}
