import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { CancelInput, PackedOrders, ParcelInput, RefundInput, StaffOrder, StaffOrderPage } from "./staff-contract";

export type {
  HistoryEntry,
  PackedOrders,
  PackingSlip,
  PaymentStanding,
  RefundInput,
  StaffLine,
  StaffOrder,
  StaffOrderRow,
  StaffRefund,
} from "./staff-contract";

const ORDERS = "/api/studio/orders";

/**
 * Orders, a page at a time.
 *
 * @param filter Query string as the route takes it.
 */
export const staffOrdersQuery = (filter: string) =>
  infiniteQueryOptions({
    queryKey: ["studio", "orders", filter],
    queryFn: ({ pageParam, signal }) =>
      getJson<StaffOrderPage>(`${ORDERS}?${filter}${pageParam === null ? "" : `&cursor=${pageParam}`}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** One order with all that staff need to know of it. */
export const staffOrderQuery = (id: string) =>
  queryOptions({
    queryKey: ["studio", "order", id],
    queryFn: ({ signal }) => getJson<StaffOrder>(`${ORDERS}/${id}`, signal),
  });

/** A step that asks for nothing but the version that was seen. */
export type OrderStep = "pack" | "deliver" | "step-back";

export const stepOrder = (step: OrderStep, id: string, version: number): Promise<StaffOrder> =>
  sendJson<StaffOrder>("POST", `${ORDERS}/${id}/${step}`, { body: { version } });

export const shipOrder = (id: string, parcel: ParcelInput): Promise<StaffOrder> =>
  sendJson<StaffOrder>("POST", `${ORDERS}/${id}/ship`, { body: parcel });

export const changeParcel = (id: string, parcel: ParcelInput): Promise<StaffOrder> =>
  sendJson<StaffOrder>("PUT", `${ORDERS}/${id}/parcel`, { body: parcel });

/** @param key Idempotency-Key: the same one for a repeat of the same press. */
export const cancelOrder = (id: string, input: CancelInput, key: string): Promise<StaffOrder> =>
  sendJson<StaffOrder>("POST", `${ORDERS}/${id}/cancel`, { body: input, key });

/** @param key Idempotency-Key: the same one for a repeat of the same press. */
export const refundOrder = (id: string, input: RefundInput, key: string): Promise<StaffOrder> =>
  sendJson<StaffOrder>("POST", `${ORDERS}/${id}/refund`, { body: input, key });

export const addOrderNote = (id: string, text: string): Promise<StaffOrder> =>
  sendJson<StaffOrder>("POST", `${ORDERS}/${id}/notes`, { body: { text } });

export const writePackingNote = (id: string, version: number, packingNote: string): Promise<StaffOrder> =>
  sendJson<StaffOrder>("PUT", `${ORDERS}/${id}/packing-note`, { body: { version, packingNote } });

/** Packs several orders; what could not be packed is in the answer, not an error. */
export const packOrders = (orders: { id: string; version: number }[]): Promise<PackedOrders> =>
  sendJson<PackedOrders>("POST", `${ORDERS}/pack`, { body: { orders } });
