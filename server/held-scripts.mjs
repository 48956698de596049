/** Nobody waits longer for a picture than this before the page can be used. */
const PICTURE_WITHIN_MS = 3_000;

/** A script of the build as Next writes it, to be run whenever it comes. */
const SCRIPT = /<script (src="\/_next\/static\/[^"<>]+"(?: id="[^"<>]*")? async="")>/g;
const PRELOAD = /<link rel="preload" as="script" [^<>]*\/>/g;

/** React's flags of what is being put in place or taken over: until then it drops what is tapped there. */
const NOT_YET = 2 | 4096;

/**
 * Keeps what is done to a part of the page that React has not taken over yet, and does it once, as soon as it has, one
 * thing after the other: a tap on a button, the sending of a form, what is typed or chosen in a field. The browser shows
 * that at once, but React hears nothing of it, and may write over it with what it knew before. A form with an address is
 * the browser's to send.
 */
const EARLY_TAPS = [
  "{let q=new Map,deaf=b=>{let f=b[Object.keys(b).find(k=>k.startsWith('__reactF'))];if(!f)return 1;for(;f;f=f.return)if(!f.alternate&&f.flags&",
  String(NOT_YET),
  ")return 1},look=()=>{for(let[b,f]of q)if(!deaf(b)||!b.isConnected){q.delete(b);f();break}q.size&&setTimeout(look,40)},",
  // A box that is ticked speaks by a click, everything else by input or change. The tracker is how React tells new from known.
  "says=b=>{let v=b.value,c=b.checked;return()=>{try{b.value=v}catch{}b.checked=c;b._valueTracker?.setValue('\\0');(/dio|box/.test(b.type)?['click']:['input','change']).map(t=>b.dispatchEvent(new Event(t,{bubbles:true})))}};",
  "['click','submit','input'].map(t=>addEventListener(t,e=>{let b=e.target.closest({click:'[type=button]',submit:'form:not([action])'}[t]||'*'),n=q.size;if(b&&(q.delete(b),deaf(b))){q.set(b,t=='input'?says(b):(e.preventDefault(),e.stopImmediatePropagation(),()=>t=='click'?b.click():b.requestSubmit()));n||setTimeout(look)}},true))}",
].join("");

/**
 * Runs in the page, known to its policy by this very text. When the first frame with the first picture is drawn the
 * scripts are fetched, before the pictures that nobody looks at yet.
 */
export const RELEASE = [
  EARLY_TAPS,
  "{let d=document,all=s=>[...d.querySelectorAll(s)],run=()=>setTimeout(()=>all('script[type=held]').map(s=>{let r=s.cloneNode();r.type='';r.fetchPriority='high';s.replaceWith(r)}))",
  `Promise.race([new Promise(r=>setTimeout(r,${String(PICTURE_WITHIN_MS)})),Promise.all(all('img[fetchpriority=high]').map(i=>i.decode().catch(()=>0)))]).then(()=>d.hidden?run():requestAnimationFrame(run))}`,
].join(";");

/**
 * Holds the scripts of a page back until its first picture is there. Otherwise they share the line with it, and when
 * they win, drawing it waits for all that they do.
 *
 * @param {string} html A page as Next made it.
 */
export function holdScripts(html) {
  const held = html.replace(PRELOAD, "").replace(SCRIPT, '<script type="held" $1>');
  return held === html ? html : held.replace("</body>", `<script>${RELEASE}</script></body>`);
}
