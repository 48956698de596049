export const STYLE = `
:root { color-scheme: light dark; --ink: #1d1b19; --soft: #6a635c; --ground: #faf8f5; --card: #fff; --line: #e4ded6; --accent: #8a4b2a }
@media (prefers-color-scheme: dark) { :root { --ink: #f1ece6; --soft: #b0a79d; --ground: #171513; --card: #201d1a; --line: #37322d; --accent: #e0a37f } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, "Noto Sans Thai", sans-serif }
main { max-width: 46rem; margin: 0 auto; padding: 1.25rem 1rem 4rem }
h1 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 .25rem; overflow-wrap: anywhere }
h2 { font-size: 1rem; margin: 2rem 0 .5rem }
p { margin: 0 0 1rem; color: var(--soft) }
a { color: var(--accent) }
ul { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line) }
li { border-bottom: 1px solid var(--line) }
li a { display: block; padding: .75rem 0; min-height: 44px; color: inherit; text-decoration: none }
li a:hover strong, li a:focus-visible strong { text-decoration: underline }
li strong, li span { display: block; overflow-wrap: anywhere }
li span, dt, .count { color: var(--soft); font-size: .875rem }
dl { display: grid; grid-template-columns: auto 1fr; gap: .125rem 1rem; margin: 0 0 1rem }
dd { margin: 0; overflow-wrap: anywhere }
nav { display: flex; gap: 1.25rem; margin-bottom: 1rem }
nav a { display: inline-flex; align-items: center; min-height: 44px }
iframe { width: 100%; height: 42rem; border: 1px solid var(--line); border-radius: .5rem; background: #fff }
pre { margin: 0; padding: 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); white-space: pre-wrap; overflow-wrap: anywhere; font: .875rem/1.5 ui-monospace, monospace }
`;
