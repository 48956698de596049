import { csvAnswer } from "@/lib/http/csv-answer";
import { route } from "@/lib/http/route";
import { exportProducts } from "@/lib/imports";

export const GET = route(
  { kind: "session", policy: "manager", summary: "All products as a CSV file", answer: "text/csv" },
  ({ ctx }) => Promise.resolve(csvAnswer("products.csv", exportProducts(ctx))),
);
