"use client";

import { useQuery } from "@tanstack/react-query";
import { ListState } from "@/components/studio/ui/list-state";
import { PageHead } from "@/components/studio/ui/page-head";
import { SaveBar } from "@/components/studio/ui/save-bar";
import { useKeys } from "@/components/studio/ui/use-keys";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { type ProductDraft, readProduct, type StaffCollectionCard, staffCollectionsQuery, type StaffProduct } from "@/lib/catalog/staff-client"; // prettier-ignore
import type { LocalText, Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { nameOf, ProductState } from "../product-row";
import type { EditorTexts } from "../product-texts";
import { ConflictNotice } from "./conflict-notice";
import { emptyDraft } from "./form";
import { MeasuresSection } from "./measures-section";
import { OptionsSection } from "./options-section";
import { PicturesSection } from "./pictures-section";
import { SeoSection } from "./seo-section";
import { ShelfSection } from "./shelf-section";
import { TextsSection } from "./texts-section";
import { type Editor, useEditor } from "./use-editor";
import { VariantsSection } from "./variants-section";

type Shared = { locale: Locale; texts: EditorTexts };
type ProductEditorProps = Shared & { productId: string | null; shopName: LocalText };

/** One product with everything that can be said of it; null makes a new one. */
export function ProductEditor({ productId, shopName, locale, texts }: ProductEditorProps) {
  const shelves = useQuery(staffCollectionsQuery);
  const product = useQuery({
    queryKey: ["studio", "product", productId],
    queryFn: () => (productId === null ? null : readProduct(productId)),
    // What is typed must not be taken away by what comes later: a version that is too old is refused when it is saved.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const collections = shelves.data?.items ?? [];
  const [first] = collections;
  const draft = product.data?.draft ?? (first && emptyDraft(first.id));
  const query = shelves.data === undefined ? shelves : product;
  return (
    <ListState
      query={query}
      count={draft ? 1 : 0}
      empty={<NoShelf locale={locale} texts={texts} />}
      locale={locale}
      texts={texts.ui}
    >
      {draft && <Parts product={product.data ?? null} {...{ draft, collections, shopName, locale, texts }} />}
    </ListState>
  );
}

const NoShelf = ({ locale, texts: { editor } }: Shared) => (
  <>
    <p>{editor.noCollection}</p>
    <Link href={routes.studioRoom(locale, "collections")} className={`${BUTTON.primary} mt-3`}>
      {editor.toCollections}
    </Link>
  </>
);

type PartsProps = Omit<ProductEditorProps, "productId"> & {
  product: StaffProduct | null;
  draft: ProductDraft;
  collections: StaffCollectionCard[];
};

function Parts({ product, draft, collections, shopName, locale, texts }: PartsProps) {
  const editor = useEditor({ product, draft }, locale, texts);
  const { form, errors, change } = editor;
  const part = { form, errors, change, locale, texts };
  return (
    <>
      <Head editor={editor} locale={locale} texts={texts} />
      {editor.conflict && <ConflictNotice editor={editor} conflict={editor.conflict} locale={locale} texts={texts} />}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="space-y-4">
          <TextsSection {...part} />
          <PicturesSection {...part} media={editor.product?.media ?? {}} />
          <OptionsSection {...part} />
          <VariantsSection {...part} product={editor.product} />
          <SeoSection {...part} shopName={shopName} />
        </div>
        <div className="space-y-4">
          <ShelfSection {...part} collections={collections} byRule={editor.product?.byRule ?? []} />
          <MeasuresSection {...part} />
        </div>
      </div>
      <SaveBar
        isChanged={editor.isChanged}
        isBusy={editor.isBusy}
        error={editor.conflict ? texts.ui.changedTitle : editor.error}
        onSave={editor.conflict ? editor.keepMine : editor.save}
        onDiscard={editor.discard}
        texts={texts.ui}
      />
    </>
  );
}

function Head({ editor, locale, texts }: Shared & { editor: Editor }) {
  const { product, form, isBusy, isChanged, act } = editor;
  const { room, editor: words, ui } = texts;
  useKeys({
    Escape: () => document.querySelector<HTMLAnchorElement>("[data-back]")?.click(),
  });
  const status = product?.draft.status;
  return (
    <>
      <Link
        data-back
        href={routes.studioRoom(locale, "products")}
        className="-ml-3 inline-flex min-h-11 pressable items-center rounded-full px-3 text-sm text-muted"
      >
        ← {room.title}
      </Link>
      <PageHead title={product ? nameOf(form, locale) : words.newTitle}>
        {status && (
          <span className="self-center">
            <ProductState status={status} texts={room} />
          </span>
        )}
        {product && status === "published" && (
          <a
            href={routes.product(locale, product.draft.handle)}
            target="_blank"
            rel="noreferrer"
            className={BUTTON.secondary}
          >
            {words.seeInShop}
          </a>
        )}
        {status && (
          <button
            type="button"
            // What is typed is of another version: first it is saved or discarded.
            disabled={isBusy || isChanged}
            title={isChanged ? ui.unsaved : undefined}
            onClick={() => act(status === "archived" ? "restore" : "archive")}
            className={BUTTON.secondary}
          >
            {status === "archived" ? words.restore : words.archive}
          </button>
        )}
      </PageHead>
    </>
  );
}
