import type { RouteHandler } from "@/lib/http/route";
import * as openapi from "./openapi.json/route";
import * as places from "./addresses/[postalCode]/route";
import * as cart from "./cart/route";
import * as cartLine from "./cart/lines/[variantId]/route";
import * as cartBatch from "./cart/lines/batch/route";
import * as cartLines from "./cart/lines/route";
import * as checkouts from "./checkouts/route";
import * as qrPayment from "./checkouts/[token]/route";
import * as qrPicture from "./checkouts/[token]/qr/route";
import * as qrRenewal from "./checkouts/[token]/renew/route";
import * as cspReports from "./csp-reports/route";
import * as device from "./device/route";
import * as docs from "./docs/route";
import * as feed from "./feed/route";
import * as health from "./health/route";
import * as like from "./posts/[postId]/like/route";
import * as look from "./posts/[postId]/look/route";
import * as likes from "./likes/route";
import * as postSave from "./posts/[postId]/save/route";
import * as product from "./products/[handle]/route";
import * as products from "./products/route";
import * as productLook from "./products/[handle]/look/route";
import * as related from "./products/[handle]/related/route";
import * as productSave from "./products/[handle]/save/route";
import * as productStock from "./products/[handle]/stock/route";
import * as pages from "./pages/route";
import * as provinces from "./provinces/route";
import * as studioCollection from "./studio/collections/[collectionId]/route";
import * as studioCollectionOrder from "./studio/collections/order/route";
import * as studioCollections from "./studio/collections/route";
import * as studioProduct from "./studio/products/[productId]/route";
import * as studioProductArchive from "./studio/products/[productId]/archive/route";
import * as studioProductRestore from "./studio/products/[productId]/restore/route";
import * as studioBulk from "./studio/products/bulk/route";
import * as studioBulkUndo from "./studio/products/bulk/undo/route";
import * as studioProducts from "./studio/products/route";
import * as studioStock from "./studio/variants/[variantId]/stock/route";
import * as studioAudit from "./studio/audit/route";
import * as studioAuditChoices from "./studio/audit/choices/route";
import * as studioLogo from "./studio/settings/logo/route";
import * as studioLook from "./studio/settings/look/route";
import * as studioRate from "./studio/shipping-rates/[rateId]/route";
import * as studioRates from "./studio/shipping-rates/route";
import * as studioSettings from "./studio/settings/route";
import * as studioText from "./studio/texts/[page]/[locale]/route";
import * as studioTextPreview from "./studio/texts/[page]/[locale]/preview/route";
import * as studioMe from "./studio/me/route";
import * as studioOrders from "./studio/orders/route";
import * as studioOrdersPack from "./studio/orders/pack/route";
import * as studioOrder from "./studio/orders/[orderId]/route";
import * as studioOrderCancel from "./studio/orders/[orderId]/cancel/route";
import * as studioOrderDeliver from "./studio/orders/[orderId]/deliver/route";
import * as studioOrderNotes from "./studio/orders/[orderId]/notes/route";
import * as studioOrderPack from "./studio/orders/[orderId]/pack/route";
import * as studioOrderPackingNote from "./studio/orders/[orderId]/packing-note/route";
import * as studioOrderParcel from "./studio/orders/[orderId]/parcel/route";
import * as studioOrderRefund from "./studio/orders/[orderId]/refund/route";
import * as studioOrderShip from "./studio/orders/[orderId]/ship/route";
import * as studioOrderStepBack from "./studio/orders/[orderId]/step-back/route";
import * as studioTasks from "./studio/tasks/route";
import * as studioTaskCount from "./studio/tasks/count/route";
import * as studioTaskReopen from "./studio/tasks/[taskId]/reopen/route";
import * as studioTaskResolve from "./studio/tasks/[taskId]/resolve/route";
import * as studioPeople from "./studio/people/route";
import * as studioPerson from "./studio/people/[personId]/route";
import * as studioSession from "./studio/sessions/[sessionId]/route";
import * as studioSessions from "./studio/sessions/route";
import * as studioToday from "./studio/today/route";
import * as quote from "./checkout/quote/route";
import * as me from "./me/route";
import * as myAddress from "./me/addresses/[addressId]/route";
import * as myCard from "./me/cards/[cardId]/route";
import * as myDevice from "./me/devices/[deviceId]/route";
import * as oneTap from "./one-tap/route";
import * as ordersCode from "./orders/find/route";
import * as ordersFound from "./orders/find/confirm/route";
import * as orderUndo from "./orders/[token]/undo/route";
import * as ready from "./ready/route";
import * as search from "./search/route";
import * as saves from "./saves/route";
import * as savesCount from "./saves/count/route";
import * as savesState from "./saves/state/route";
import * as settle from "./checkouts/settle/route";
import * as signIn from "./sign-in/route";
import * as signInConfirm from "./sign-in/confirm/route";
import * as shippingRates from "./shipping-rates/route";
import * as myPhotos from "./my-photos/route";
import * as myPhoto from "./my-photos/[photoId]/route";
import * as myPhotosFind from "./my-photos/find/route";
import * as myPhotosFound from "./my-photos/find/confirm/route";
import * as myPhotoAppeal from "./my-photos/[photoId]/appeal/route";
import * as myPhotoPicture from "./my-photos/[photoId]/picture/route";
import * as myPhotoReceipt from "./my-photos/[photoId]/receipt/route";
import * as myPhotoRights from "./my-photos/[photoId]/rights/route";
import * as photoReports from "./photos/[photoId]/reports/route";
import * as productPhotos from "./products/[handle]/photos/route";
import * as shareables from "./shareables/route";
import * as shares from "./shares/route";
import * as share from "./shares/[shareId]/route";
import * as rightsRequest from "./rights-requests/[token]/route";
import * as rightsRequestAnswer from "./rights-requests/[token]/answer/route";
import * as rightsRequestCode from "./rights-requests/[token]/code/route";
import * as rightsRequestPicture from "./rights-requests/[token]/picture/route";
import * as studioRequests from "./studio/rights-requests/route";
import * as studioRequest from "./studio/rights-requests/[requestId]/route";
import * as studioRequestReminder from "./studio/rights-requests/[requestId]/reminder/route";
import * as studioRequestPictures from "./studio/rights-requests/pictures/route";
import * as studioPhotos from "./studio/photos/route";
import * as studioPhoto from "./studio/photos/[photoId]/route";
import * as studioPhotoClip from "./studio/photos/[photoId]/clip/route";
import * as studioPhotoPicture from "./studio/photos/[photoId]/picture/route";
import * as studioPhotoSuggestions from "./studio/photos/[photoId]/suggestions/route";
import * as studioDecisions from "./studio/photos/decisions/route";
import * as studioFigures from "./studio/photos/figures/route";
import * as studioExport from "./studio/exports/products/route";
import * as studioImport from "./studio/imports/[importId]/route";
import * as studioImportRefused from "./studio/imports/[importId]/refused/route";
import * as studioImportRows from "./studio/imports/[importId]/rows/route";
import * as studioImportRun from "./studio/imports/[importId]/run/route";
import * as studioImportUndo from "./studio/imports/[importId]/undo/route";
import * as studioImports from "./studio/imports/route";
import * as studioClips from "./studio/clips/route";
import * as studioMedia from "./studio/media/route";
import * as studioMediaCrop from "./studio/media/[mediaId]/crop/route";
import * as studioPost from "./studio/posts/[postId]/route";
import * as studioPosts from "./studio/posts/route";
import * as studioPublish from "./studio/posts/[postId]/publish/route";
import * as studioRestore from "./studio/posts/[postId]/restore/route";
import * as studioSchedule from "./studio/posts/[postId]/schedule/route";
import * as studioUnpublish from "./studio/posts/[postId]/unpublish/route";
import * as studioTaggables from "./studio/taggables/route";
import * as suggestions from "./suggestions/route";
import * as story from "./stories/[handle]/route";
import * as tagPosts from "./tags/[tag]/posts/route";
import * as texts from "./texts/[part]/route";
import * as sizeGuide from "./collections/[collection]/size-guide/route";
import * as stripeWebhook from "./webhooks/stripe/route";

/** Every route by its path: a test holds this list against the file tree. */
export const API_ROUTES: Record<string, Record<string, RouteHandler>> = {
  "/api/addresses/{postalCode}": { ...places },
  "/api/cart": { ...cart },
  "/api/cart/lines": { ...cartLines },
  "/api/cart/lines/batch": { ...cartBatch },
  "/api/cart/lines/{variantId}": { ...cartLine },
  "/api/checkout/quote": { ...quote },
  "/api/checkouts": { ...checkouts },
  "/api/checkouts/{token}": { ...qrPayment },
  "/api/checkouts/{token}/qr": { ...qrPicture },
  "/api/checkouts/{token}/renew": { ...qrRenewal },
  "/api/checkouts/settle": { ...settle },
  "/api/collections/{collection}/size-guide": { ...sizeGuide },
  "/api/csp-reports": { ...cspReports },
  "/api/device": { ...device },
  "/api/docs": { ...docs },
  "/api/feed": { ...feed },
  "/api/health": { ...health },
  "/api/likes": { ...likes },
  "/api/me": { ...me },
  "/api/me/addresses/{addressId}": { ...myAddress },
  "/api/me/cards/{cardId}": { ...myCard },
  "/api/me/devices/{deviceId}": { ...myDevice },
  "/api/one-tap": { ...oneTap },
  "/api/openapi.json": { ...openapi },
  "/api/orders/find": { ...ordersCode },
  "/api/orders/find/confirm": { ...ordersFound },
  "/api/orders/{token}/undo": { ...orderUndo },
  "/api/pages": { ...pages },
  "/api/posts/{postId}/like": { ...like },
  "/api/posts/{postId}/look": { ...look },
  "/api/products": { ...products },
  "/api/products/{handle}": { ...product },
  "/api/products/{handle}/look": { ...productLook },
  "/api/products/{handle}/related": { ...related },
  "/api/posts/{postId}/save": { ...postSave },
  "/api/products/{handle}/save": { ...productSave },
  "/api/products/{handle}/stock": { ...productStock },
  "/api/provinces": { ...provinces },
  "/api/ready": { ...ready },
  "/api/search": { ...search },
  "/api/saves": { ...saves },
  "/api/saves/count": { ...savesCount },
  "/api/saves/state": { ...savesState },
  "/api/shipping-rates": { ...shippingRates },
  "/api/my-photos": { ...myPhotos },
  "/api/my-photos/find": { ...myPhotosFind },
  "/api/my-photos/find/confirm": { ...myPhotosFound },
  "/api/my-photos/{photoId}": { ...myPhoto },
  "/api/my-photos/{photoId}/appeal": { ...myPhotoAppeal },
  "/api/my-photos/{photoId}/picture": { ...myPhotoPicture },
  "/api/my-photos/{photoId}/receipt": { ...myPhotoReceipt },
  "/api/my-photos/{photoId}/rights": { ...myPhotoRights },
  "/api/photos/{photoId}/reports": { ...photoReports },
  "/api/products/{handle}/photos": { ...productPhotos },
  "/api/shareables": { ...shareables },
  "/api/shares": { ...shares },
  "/api/shares/{shareId}": { ...share },
  "/api/rights-requests/{token}": { ...rightsRequest },
  "/api/rights-requests/{token}/answer": { ...rightsRequestAnswer },
  "/api/rights-requests/{token}/code": { ...rightsRequestCode },
  "/api/rights-requests/{token}/picture": { ...rightsRequestPicture },
  "/api/studio/rights-requests": { ...studioRequests },
  "/api/studio/rights-requests/{requestId}": { ...studioRequest },
  "/api/studio/rights-requests/{requestId}/reminder": { ...studioRequestReminder },
  "/api/studio/rights-requests/pictures": { ...studioRequestPictures },
  "/api/studio/photos": { ...studioPhotos },
  "/api/studio/photos/{photoId}": { ...studioPhoto },
  "/api/studio/photos/{photoId}/clip": { ...studioPhotoClip },
  "/api/studio/photos/{photoId}/picture": { ...studioPhotoPicture },
  "/api/studio/photos/{photoId}/suggestions": { ...studioPhotoSuggestions },
  "/api/studio/photos/decisions": { ...studioDecisions },
  "/api/studio/photos/figures": { ...studioFigures },
  "/api/studio/clips": { ...studioClips },
  "/api/studio/media": { ...studioMedia },
  "/api/studio/media/{mediaId}/crop": { ...studioMediaCrop },
  "/api/studio/posts": { ...studioPosts },
  "/api/studio/posts/{postId}": { ...studioPost },
  "/api/studio/posts/{postId}/publish": { ...studioPublish },
  "/api/studio/posts/{postId}/restore": { ...studioRestore },
  "/api/studio/posts/{postId}/schedule": { ...studioSchedule },
  "/api/studio/posts/{postId}/unpublish": { ...studioUnpublish },
  "/api/studio/collections": { ...studioCollections },
  "/api/studio/collections/order": { ...studioCollectionOrder },
  "/api/studio/collections/{collectionId}": { ...studioCollection },
  "/api/studio/products": { ...studioProducts },
  "/api/studio/products/bulk": { ...studioBulk },
  "/api/studio/products/bulk/undo": { ...studioBulkUndo },
  "/api/studio/products/{productId}": { ...studioProduct },
  "/api/studio/products/{productId}/archive": { ...studioProductArchive },
  "/api/studio/products/{productId}/restore": { ...studioProductRestore },
  "/api/studio/variants/{variantId}/stock": { ...studioStock },
  "/api/studio/taggables": { ...studioTaggables },
  "/api/sign-in": { ...signIn },
  "/api/sign-in/confirm": { ...signInConfirm },
  "/api/studio/audit": { ...studioAudit },
  "/api/studio/exports/products": { ...studioExport },
  "/api/studio/imports": { ...studioImports },
  "/api/studio/imports/{importId}": { ...studioImport },
  "/api/studio/imports/{importId}/refused": { ...studioImportRefused },
  "/api/studio/imports/{importId}/rows": { ...studioImportRows },
  "/api/studio/imports/{importId}/run": { ...studioImportRun },
  "/api/studio/imports/{importId}/undo": { ...studioImportUndo },
  "/api/studio/audit/choices": { ...studioAuditChoices },
  "/api/studio/settings": { ...studioSettings },
  "/api/studio/settings/logo": { ...studioLogo },
  "/api/studio/settings/look": { ...studioLook },
  "/api/studio/shipping-rates": { ...studioRates },
  "/api/studio/shipping-rates/{rateId}": { ...studioRate },
  "/api/studio/texts/{page}/{locale}": { ...studioText },
  "/api/studio/texts/{page}/{locale}/preview": { ...studioTextPreview },
  "/api/studio/me": { ...studioMe },
  "/api/studio/orders": { ...studioOrders },
  "/api/studio/orders/pack": { ...studioOrdersPack },
  "/api/studio/orders/{orderId}": { ...studioOrder },
  "/api/studio/orders/{orderId}/cancel": { ...studioOrderCancel },
  "/api/studio/orders/{orderId}/deliver": { ...studioOrderDeliver },
  "/api/studio/orders/{orderId}/notes": { ...studioOrderNotes },
  "/api/studio/orders/{orderId}/pack": { ...studioOrderPack },
  "/api/studio/orders/{orderId}/packing-note": { ...studioOrderPackingNote },
  "/api/studio/orders/{orderId}/parcel": { ...studioOrderParcel },
  "/api/studio/orders/{orderId}/refund": { ...studioOrderRefund },
  "/api/studio/orders/{orderId}/ship": { ...studioOrderShip },
  "/api/studio/orders/{orderId}/step-back": { ...studioOrderStepBack },
  "/api/studio/tasks": { ...studioTasks },
  "/api/studio/tasks/count": { ...studioTaskCount },
  "/api/studio/tasks/{taskId}/reopen": { ...studioTaskReopen },
  "/api/studio/tasks/{taskId}/resolve": { ...studioTaskResolve },
  "/api/studio/people": { ...studioPeople },
  "/api/studio/people/{personId}": { ...studioPerson },
  "/api/studio/sessions": { ...studioSessions },
  "/api/studio/sessions/{sessionId}": { ...studioSession },
  "/api/studio/today": { ...studioToday },
  "/api/suggestions": { ...suggestions },
  "/api/stories/{handle}": { ...story },
  "/api/tags/{tag}/posts": { ...tagPosts },
  "/api/texts/{part}": { ...texts },
  "/api/webhooks/stripe": { ...stripeWebhook },
};
