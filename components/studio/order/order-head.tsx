import { PAYMENT_TONES, STATE_TONES } from "@/components/studio/orders/order-texts";
import { momentOf } from "@/components/studio/ui/dates";
import { StatusPill } from "@/components/studio/ui/status-pill";
import { useKeys } from "@/components/studio/ui/use-keys";
import { useTry } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { fill } from "@/lib/core/fill";
import { routes } from "@/lib/core/routes";
import { type OrderStep, stepOrder } from "@/lib/orders/staff-client";
import type { Asked, OrderPartProps } from "./order-part";

type OrderHeadProps = OrderPartProps & { onAsk: (asked: Asked) => void };

/** The order's number, where it stands, and what can be done with it now. */
export function OrderHead({ order, onChange, onAsk, locale, texts }: OrderHeadProps) {
  const { list, room, ui } = texts;
  const { id, number, state, payment, placedAt, version, refundable, token } = order;
  const { isBusy, error, run } = useTry(ui.error);
  const step = (name: OrderStep) =>
    run(async () => {
      try {
        onChange(await stepOrder(name, id, version));
      } catch (refusal) {
        onChange();
        throw refusal;
      }
    });
  const isPaid = payment !== "authorized";
  const canCancel = state === "placed" || state === "packed";
  const canRefund = refundable.amount > 0;
  const main = {
    placed: isPaid ? { key: "p", text: room.pack, act: () => step("pack") } : null,
    packed: { key: "s", text: room.ship, act: () => onAsk("ship") },
    shipped: { key: "d", text: room.deliver, act: () => step("deliver") },
    delivered: null,
    cancelled: null,
  }[state];
  useKeys({
    ...(main && { [main.key]: () => !isBusy && main.act() }),
    ...(canRefund && { r: () => onAsk("refund") }),
    ...(canCancel && { c: () => onAsk("cancel") }),
  });
  return (
    <header className="mb-5">
      <Link
        href={routes.studioRoom(locale, "orders")}
        className="-ml-3 inline-flex min-h-11 pressable items-center rounded-full px-3 text-sm text-muted before:mr-1 before:content-['←']"
      >
        {list.title}
      </Link>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="flex flex-wrap items-center gap-2 text-2xl">
            <span className="price">{number}</span>
            <span className="flex flex-wrap gap-1 text-base font-normal">
              <StatusPill tone={STATE_TONES[state]}>{list.states[state]}</StatusPill>
              <StatusPill tone={PAYMENT_TONES[payment]}>{list.payments[payment]}</StatusPill>
            </span>
          </h1>
          <p className="mt-1 text-sm text-muted">
            <time dateTime={placedAt}>{momentOf(placedAt, locale)}</time>
            {" · "}
            <a
              href={routes.order(order.locale, token)}
              className="inline-flex min-h-6 items-center underline underline-offset-4"
            >
              {room.buyersPage}
            </a>
          </p>
        </div>
        <Actions {...{ order, isBusy, main, canCancel, canRefund, onStep: step, onAsk, locale, texts }} />
      </div>
      <PromiseNote order={order} texts={room} />
      <div role="alert">{error !== undefined && <FieldError id="order-error" error={error} />}</div>
      <OpenTasks order={order} locale={locale} texts={texts} />
    </header>
  );
}

type ActionsProps = Pick<OrderHeadProps, "order" | "onAsk" | "locale" | "texts"> & {
  isBusy: boolean;
  /** The step that comes next; null where there is none. */
  main: { key: string; text: string; act: () => void } | null;
  canCancel: boolean;
  canRefund: boolean;
  onStep: (name: OrderStep) => void;
};

function Actions({ order, isBusy, main, canCancel, canRefund, onStep, onAsk, locale, texts: { room } }: ActionsProps) {
  const { id, state } = order;
  const slip = routes.studioRoom(locale, `orders/slips?ids=${id}`);
  return (
    <div className="flex flex-wrap gap-2">
      {(state === "packed" || state === "delivered") && (
        <button type="button" disabled={isBusy} onClick={() => onStep("step-back")} className={BUTTON.secondary}>
          {state === "packed" ? room.unpack : room.undeliver}
        </button>
      )}
      {canCancel && (
        <button type="button" onClick={() => onAsk("cancel")} aria-keyshortcuts="c" className={BUTTON.secondary}>
          {room.cancel}
          <Key name="c" />
        </button>
      )}
      {canRefund && (
        <button type="button" onClick={() => onAsk("refund")} aria-keyshortcuts="r" className={BUTTON.secondary}>
          {room.refund}
          <Key name="r" />
        </button>
      )}
      <a href={slip} className={BUTTON.secondary}>
        {room.printSlip}
      </a>
      {main && (
        <button
          type="button"
          disabled={isBusy}
          onClick={main.act}
          aria-keyshortcuts={main.key}
          className={BUTTON.primary}
        >
          {main.text}
          <Key name={main.key} />
        </button>
      )}
    </div>
  );
}

/** Where the money of an order stands that its buyer could undo, and what goes into one parcel with it. */
function PromiseNote({ order, texts }: { order: OrderPartProps["order"]; texts: OrderPartProps["texts"]["room"] }) {
  const { promise, parcelWith } = order;
  const sentences = {
    authorized:
      promise.undoSecondsLeft > 0 ? fill(texts.paidIn, { seconds: promise.undoSecondsLeft }) : texts.beingCharged,
    releasing: texts.beingUndone,
    released: texts.notCharged,
    paid: "",
  };
  const said = [
    sentences[promise.payment],
    parcelWith.length > 0 ? fill(texts.parcelWith, { numbers: parcelWith.join(", ") }) : "",
  ].filter((sentence) => sentence !== "");
  return said.length === 0 ? null : <p className="mt-2 text-sm">{said.join(" ")}</p>;
}

/** The key that does the same, where there is a keyboard. */
function Key({ name }: { name: string }) {
  return (
    <kbd aria-hidden="true" className="rounded-thumb border border-current px-1.5 text-xs font-normal max-lg:hidden">
      {name}
    </kbd>
  );
}

/** What somebody has to put right about this order. */
function OpenTasks({ order: { tasks }, locale, texts }: Pick<OrderPartProps, "order" | "locale" | "texts">) {
  if (tasks.length === 0) return null;
  return (
    <ul className="mt-4 space-y-2">
      {tasks.map(({ id, kind }) => (
        <li key={id} className="rounded-card border border-danger p-4">
          <p className="font-medium text-danger">{texts.tasks[kind].happened}</p>
          <p className="mt-1 text-sm">{texts.tasks[kind].toDo}</p>
          <Link
            href={routes.studioRoom(locale, `tasks?kind=${kind}`)}
            className="inline-flex min-h-11 items-center text-sm underline underline-offset-4"
          >
            {texts.room.toTask}
          </Link>
        </li>
      ))}
    </ul>
  );
}
