"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { OrderTexts } from "@/components/studio/orders/order-texts";
import { ListState } from "@/components/studio/ui/list-state";
import type { Locale } from "@/lib/core/locale";
import { type StaffOrder, staffOrderQuery } from "@/lib/orders/staff-client";
import { CancelDialog } from "./cancel-dialog";
import { Buyer } from "./buyer";
import { History } from "./history";
import { Lines } from "./lines";
import { Mails } from "./mails";
import { MoneyStory } from "./money-story";
import { Notes } from "./notes";
import { OrderHead } from "./order-head";
import type { Asked, OrderPartProps } from "./order-part";
import { ParcelDialog } from "./parcel-dialog";
import { RefundDialog } from "./refund-dialog";
import { SlipNote } from "./slip-note";
import { Stock } from "./stock";

type OrderProps = { id: string; locale: Locale; texts: OrderTexts };

const LOOK_EVERY_MS = 5_000;

/** One order with everything about it, and what can be done. */
export function Order({ id, locale, texts }: OrderProps) {
  const client = useQueryClient();
  const query = useQuery({
    ...staffOrderQuery(id),
    // Its seconds run, and its buyer may undo it.
    refetchInterval: ({ state }) => state.data?.payment === "authorized" && LOOK_EVERY_MS,
  });
  const onChange = (order?: StaffOrder) => {
    if (order) client.setQueryData(staffOrderQuery(id).queryKey, order);
    else void client.invalidateQueries({ queryKey: staffOrderQuery(id).queryKey });
    for (const part of ["orders", "today", "tasks"]) void client.invalidateQueries({ queryKey: ["studio", part] });
  };
  return (
    <ListState query={query} count={1} empty={null} locale={locale} texts={texts.ui}>
      {query.data && <OrderParts order={query.data} onChange={onChange} locale={locale} texts={texts} />}
    </ListState>
  );
}

function OrderParts(props: OrderPartProps) {
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  return (
    <>
      <OrderHead {...props} onAsk={setAsked} />
      <div className="grid items-start gap-4 lg:grid-cols-[1fr_20rem]">
        <div className="min-w-0 space-y-4">
          <Lines {...props} />
          <MoneyStory {...props} />
          <Stock {...props} />
          <Mails {...props} />
          <History {...props} />
        </div>
        <div className="min-w-0 space-y-4 max-lg:row-start-1">
          <Buyer {...props} onAsk={setAsked} />
          <SlipNote {...props} />
          <Notes {...props} />
        </div>
      </div>
      <ParcelDialog {...props} asked={asked} onClose={close} />
      <RefundDialog {...props} isOpen={asked === "refund"} onClose={close} />
      <CancelDialog {...props} isOpen={asked === "cancel"} onClose={close} />
    </>
  );
}
