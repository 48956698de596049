import { seedScale } from "./seed-scale";

const MOST = { products: 200_000, posts: 2_000_000 };

function sizeOf(name: keyof typeof MOST, fallback: number): number {
  const at = process.argv.indexOf(`--${name}`);
  const size = at < 0 ? fallback : Number(process.argv[at + 1]);
  if (Number.isInteger(size) && size >= 1 && size <= MOST[name]) return size;
  console.error(`npm run bench:seed -- --products 100000 --posts 1000000 (at most ${MOST.products} and ${MOST.posts})`);
  process.exit(2);
}

const sizes = { products: sizeOf("products", 100_000), posts: sizeOf("posts", 1_000_000) };
const shopUrl = process.env["DATABASE_URL"];
if (shopUrl === undefined) throw new Error("DATABASE_URL must name the database of a shop.");
await seedScale(shopUrl, sizes, (line) => console.log(line));
