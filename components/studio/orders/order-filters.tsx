import { FilterBar, FilterChoice, FilterDay } from "@/components/studio/ui/filter-bar";
import type { OrderTexts } from "./order-texts";

type OrderFiltersProps = { texts: OrderTexts["list"] };

/** What the list is narrowed by, and how it is sorted. */
export function OrderFilters({ texts }: OrderFiltersProps) {
  const { states, payments } = texts;
  return (
    <FilterBar search={texts.search}>
      <FilterChoice
        name="state"
        label={texts.state}
        options={[
          ["", texts.allStates],
          ["placed", states.placed],
          ["packed", states.packed],
          ["shipped", states.shipped],
          ["delivered", states.delivered],
          ["cancelled", states.cancelled],
        ]}
      />
      <FilterChoice
        name="payment"
        label={texts.money}
        options={[
          ["", texts.allPayments],
          ["paid", payments.paid],
          ["authorized", payments.authorized],
          ["released", payments.released],
          ["refund_pending", payments.refund_pending],
          ["partly_refunded", payments.partly_refunded],
          ["refunded", payments.refunded],
          ["disputed", payments.disputed],
        ]}
      />
      <FilterChoice
        name="tasks"
        label={texts.tasks}
        options={[
          ["", texts.withAnyTasks],
          ["open", texts.withTasks],
        ]}
      />
      <FilterDay name="from" label={texts.from} />
      <FilterDay name="until" label={texts.until} />
      <FilterChoice
        name="sort"
        label={texts.sort}
        options={[
          ["", texts.newest],
          ["oldest", texts.oldest],
          ["largest", texts.largest],
        ]}
      />
    </FilterBar>
  );
}
