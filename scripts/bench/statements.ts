export type Sizes = { products: number; posts: number };

/** What is done, as one sentence, and how. */
export type Step = { says: string; sql: string };

const COLLECTIONS = 12;
const PICTURES = 200;
const TAGS = 40;
const HASHTAGS = 2_000;

/** Ids that say what they are of, in the order of their numbers: no table has to be asked for another's. */
const id = (kind: number, number: string) =>
  `('0000000${kind}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const collection = (number: string) => id(1, number);
const product = (number: string) => id(2, number);
const variant = (number: string) => id(3, number);
const picture = (number: string) => id(4, number);
const post = (number: string) => id(5, number);

/** From 0 to 1, the same each time for the same seed. */
const draw = (seed: string) => `((hashint8extended((${seed})::bigint, 0) & 2147483647) / 2147483648.0)`;
/** From 1 to `most`, all alike, or the small ones more often, as words and tags are. */
const any = (seed: string, most: number) => `(1 + floor(${draw(seed)} * ${most})::int)`;
const often = (seed: string, most: number) => `(1 + floor(power(${draw(seed)}, 2.5) * ${most})::int)`;
const both = (text: string) => `jsonb_build_object('th', ${text}, 'en', ${text})`;

const OPTIONS = `[{"code":"glaze","label":{"th":"สีเคลือบ","en":"Glaze"},"values":[${[1, 2, 3, 4, 5, 6, 7, 8]
  .map((value) => `{"code":"g${value}","label":{"th":"สี ${value}","en":"Glaze ${value}"}}`)
  .join(",")}]}]`;

const catalogSteps = ({ products }: Sizes): Step[] => [
  {
    says: "collections and pictures",
    sql: `insert into collections (id, handle, title, description, position)
        select ${collection("i")}, 'shelf-' || i, ${both("'Shelf ' || i")}, ${both("'Things'")}, i
        from generate_series(1, ${COLLECTIONS}) i;
      insert into media (id, key, width, height, thumbhash, alt)
        select ${picture("i")}, 'bench-' || i, 1080, 1350, '1QcSHQRnh493V4dIh4eXh1h4kJUI', ${both("'A picture'")}
        from generate_series(1, ${PICTURES}) i;
      insert into people (id, handle, name, email) values (${id(9, "1")}, 'bench', 'Bench', 'bench@example.com');`,
  },
  {
    says: `${products} products`,
    sql: `insert into products (id, handle, collection_id, title, description, materials, care, dimensions_mm,
          weight_grams, options, tags, status, position, created_at)
        select ${product("i")}, 'thing-' || i, ${collection(often("i * 11", COLLECTIONS))}, ${both("'Thing ' || i")},
          ${both("repeat('Made by hand and fired twice. ', 6)")}, ${both("'Clay'")}, ${both("'Wash it'")},
          '{"width":80,"depth":80,"height":90}', 300, '${OPTIONS}',
          array['t' || ${often("i * 13 + 1", TAGS)}, 't' || (${TAGS} + ${often("i * 13 + 2", TAGS)})], 'published', i,
          timestamptz '2026-01-01' + i * interval '40 seconds'
        from generate_series(1, ${products}) i;
      insert into product_media (product_id, media_id, position)
        select ${product("i")}, ${picture(`(1 + (i + k * 37) % ${PICTURES})`)}, k
        from generate_series(1, ${products}) i, generate_series(0, 1) k;`,
  },
  {
    says: "their variants, prices and stock",
    sql: `insert into variants (id, product_id, sku, option_values, position)
        select ${variant("i * 2 + k")}, ${product("i")}, 'SKU-' || i || '-' || k,
          jsonb_build_object('glaze', 'g' || ${any("i * 2 + k", 8)}), k
        from generate_series(1, ${products}) i, generate_series(0, 1) k;
      insert into prices (variant_id, currency, amount)
        select ${variant("i")}, c.code, (c.least + ${any("i / 2", 300)} * c.step)
        from generate_series(2, ${products} * 2 + 1) i, (values ('THB', 9000, 1000), ('USD', 300, 50)) c (code, least, step);
      insert into stock (variant_id, on_hand, reserved)
        select ${variant("i")}, case when ${draw("i * 17")} < 0.2 then 0 else 20 end, 0
        from generate_series(2, ${products} * 2 + 1) i;`,
  },
];

const postSteps = ({ products, posts }: Sizes): Step[] => [
  {
    says: `${posts} posts`,
    sql: `insert into posts (id, short_id, author_id, caption, status, published_at)
        select ${post("i")}, 'b' || lpad(to_hex(i), 9, '0'), ${id(9, "1")}, ${both("repeat('Morning light on the table. ', 3)")},
          'published', timestamptz '2024-01-01' + i * interval '40 seconds'
        from generate_series(1, ${posts}) i;`,
  },
  {
    says: "their pictures and tags",
    sql: `insert into post_media (post_id, media_id, position)
        select ${post("i")}, ${picture(`(1 + i % ${PICTURES})`)}, 0 from generate_series(1, ${posts}) i;
      insert into product_tags (id, post_id, media_id, variant_id, x, y)
        select ${id(6, "i * 2 + k")}, ${post("i")}, ${picture(`(1 + i % ${PICTURES})`)},
          ${variant(`(2 * ${any("i * 2 + k + 5", products)} + k)`)}, 0.3 + k * 0.3, 0.5
        from generate_series(1, ${posts}) i, generate_series(0, 1) k;
      insert into post_hashtags (post_id, tag, published_at)
        select ${post("i")}, 'tag' || (k * ${HASHTAGS} + ${often("i * 3 + k", HASHTAGS)}),
          timestamptz '2024-01-01' + i * interval '40 seconds'
        from generate_series(1, ${posts}) i, generate_series(0, 1) k;`,
  },
];

type Kind = { name: "product" | "post"; idOf: (number: string) => string; words: number; named: number; rank: string };

/** How documents of the demo are: so many words, the first of them in its name, some as they are written. */
const KINDS: Record<keyof Sizes, Kind> = {
  products: { name: "product", idOf: product, words: 30, named: 15, rank: "2000000000 - i" },
  posts: { name: "post", idOf: post, words: 14, named: 14, rank: "28401120 + i * 2 / 3" },
};
/** So many texts there are at most, used again and again: a million of them would take ten minutes to make. */
const TEXTS = 50_000;

function documentSteps(kind: keyof Sizes, sizes: Sizes, words: number): Step[] {
  const { name, idOf, words: length, named, rank } = KINDS[kind];
  const texts = Math.min(TEXTS, sizes[kind]);
  const salt = kind === "products" ? 1 : 2;
  return [
    {
      says: `texts of ${kind}`,
      sql: `create table bench_${kind} as select i as number, string_agg(
          format(case when k <= ${named} then '''%1$s'':1%2$s ''%3$s'':2C' else '''%1$s'':1%2$s' end,
            w.stem, case when k <= 3 then 'A' when k <= ${named} then 'B' else 'D' end, w.word), ' ')::tsvector as words
        from generate_series(0, ${texts - 1}) i cross join generate_series(1, ${length}) k
        join bench_words w on w.number = ${often(`i::bigint * 128 + k * 2 + ${salt}`, words)}
        group by i;
        alter table bench_${kind} add primary key (number);`,
    },
    {
      says: `what the search knows of ${kind}`,
      sql: `insert into search_documents (kind, entity_id, locale, words, rank)
        select '${name}', ${idOf("i")}, l.locale, t.words, ${rank}
        from generate_series(1, ${sizes[kind]}) i
        join bench_${kind} t on t.number = i::bigint * 7919 % ${texts}, (values ('th'), ('en')) l (locale);
        drop table bench_${kind};`,
    },
  ];
}

/** Everything, in its order; `words` is how many are in `bench_words`. */
export const stepsOf = (sizes: Sizes, words: number): Step[] => [
  {
    says: "indexes of the search put aside",
    sql: "drop index search_documents_words_idx; drop index search_documents_rank_idx;",
  },
  ...catalogSteps(sizes),
  ...postSteps(sizes),
  ...documentSteps("products", sizes, words),
  ...documentSteps("posts", sizes, words),
  {
    says: "indexes of the search",
    sql: `create index search_documents_rank_idx on search_documents (kind, locale, rank desc, entity_id desc);
      create index search_documents_words_idx on search_documents using gin (words);`,
  },
];
