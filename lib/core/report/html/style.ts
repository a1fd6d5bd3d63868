import { customProperties, DARK, LIGHT } from "./palette";

/** The page's one style. Colours are custom properties, so that a scheme is a set of values. */
export const STYLE = `
:root{color-scheme:light dark;${customProperties(LIGHT)}}
@media screen and (prefers-color-scheme:dark){:root{${customProperties(DARK)}}}
*{box-sizing:border-box}
html{scroll-padding-top:5.5rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;overflow-wrap:anywhere}
header,main,footer,.contents,.filter>*{max-width:72rem;margin-inline:auto;padding-inline:1.25rem}
header{padding-top:2rem}
h1,h2,h3,h4{line-height:1.25;margin:0}
h1{font-size:1.9rem}
h2{font-size:1.4rem;padding-bottom:.4rem;border-bottom:2px solid var(--line);margin:3rem 0 1.1rem}
h3{font-size:1.12rem;margin:1.8rem 0 .8rem}
h4{font-size:1rem}
p{margin:.5rem 0}
a{color:var(--link);text-decoration:underline;text-underline-offset:.15em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;font-size:.875em}
pre{margin:.4rem 0 .8rem;padding:.75rem .9rem;background:var(--panel);border:1px solid var(--line);border-radius:6px;white-space:pre-wrap;line-height:1.45}
.skip{position:absolute;left:.5rem;top:-10rem;padding:.6rem 1rem;background:var(--page);z-index:3}
.skip:focus{top:.5rem}
.lead{font-size:1.12rem;max-width:52rem}
.quiet{color:var(--quiet)}
.small{font-size:.9rem}
.contents ul{display:flex;flex-wrap:wrap;gap:.35rem 1.4rem;list-style:none;margin:1rem 0 0;padding:0}
.filter{position:sticky;top:0;z-index:2;margin-top:1.2rem;padding-block:.7rem;background:var(--panel);border-block:1px solid var(--line)}
.filter form{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .9rem}
.filter[hidden]{display:none}
.filter label{font-weight:600}
.filter input{flex:1 1 14rem;max-width:30rem;min-width:0;font:inherit;padding:.4rem .65rem;color:var(--text);background:var(--page);border:1px solid var(--edge);border-radius:6px}
.filter input::placeholder{color:var(--quiet);opacity:1}
.filter button{font:inherit;padding:.4rem .9rem;color:var(--text);background:var(--page);border:1px solid var(--edge);border-radius:6px;cursor:pointer}
.filter p{margin:0;color:var(--quiet)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:.8rem;margin:0}
.figures div{padding:.8rem .9rem;border:1px solid var(--line);border-left:5px solid var(--edge);border-radius:6px}
.figures dt{color:var(--quiet)}
.figures dd{margin:0;font-size:1.75rem;font-weight:650;line-height:1.25}
.figures dt{white-space:nowrap}
.figures .good{border-left-color:var(--good)}
.figures .broad{border-left-color:var(--broad)}
.figures .bad{border-left-color:var(--bad)}
section>dl{margin:0}
section>dl>div{display:grid;grid-template-columns:11rem 1fr;gap:0 1rem;padding:.45rem 0;border-bottom:1px solid var(--line)}
section>dl>div>dt{color:var(--quiet)}
section>dl>div>dd{margin:0}
section>.figures>div{display:block}
.plain{list-style:none;margin:0;padding:0}
.picture{display:block;width:100%;height:auto}
.picture.tall{display:none;max-width:22rem;margin-inline:auto}
.picture rect{fill:var(--panel);stroke:var(--edge);stroke-width:1.5}
.picture .absent rect{fill:var(--page);stroke-dasharray:5 4}
.picture text{fill:var(--text);font-size:13px}
.picture .name{font-size:14px;font-weight:650}
.picture .absent text,.picture .label{fill:var(--quiet)}
.picture .way{fill:none;stroke:var(--edge);stroke-width:1.5}
.picture .head{fill:var(--edge)}
figure{margin:0 0 1.2rem}
.badge{display:inline-block;padding:.05rem .5rem;border:1px solid currentColor;border-radius:4px;font-size:.85rem;font-weight:600;white-space:nowrap}
.badge.good{color:var(--good);background:var(--good-back)}
.badge.broad{color:var(--broad);background:var(--broad-back)}
.badge.bad{color:var(--bad);background:var(--bad-back)}
.badge.open{color:var(--open);background:var(--open-back)}
.kind{margin:0 0 1.8rem}
.finding{margin:.8rem 0;padding:.8rem 1rem;border:1px solid var(--line);border-left:5px solid var(--edge);border-radius:6px}
.finding.bad{border-left-color:var(--bad)}
.finding.broad{border-left-color:var(--broad)}
.finding>p:first-child{margin-top:0}
.finding dl{margin:.5rem 0;font-size:.92rem}
.finding dl>div{display:grid;grid-template-columns:7.5rem 1fr;gap:0 1rem;padding:.12rem 0}
.finding dt{color:var(--quiet)}
.finding dd{margin:0}
.mend{margin:.7rem 0 0;font-weight:600}
.blocks{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr));gap:0 1rem}
.blocks p{margin:.3rem 0 0}
.blocks pre{height:calc(100% - 2.4rem)}
.accepted{padding:.4rem .7rem;background:var(--panel);border-radius:6px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.93rem}
caption{text-align:left;color:var(--quiet);padding:0 0 .6rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .8rem .45rem 0}
thead th{border-bottom:2px solid var(--edge);white-space:nowrap}
tbody td,tbody th{border-bottom:1px solid var(--line)}
tbody th{font-weight:600}
#flows-table{min-width:44rem}
#flows-table th:first-child,#flows-table td:first-child{padding-left:.8rem}
#flows-table td:nth-child(2){white-space:nowrap}
.need th{background:var(--panel);font-weight:400;padding-top:.7rem;padding-bottom:.7rem}
.need strong{font-weight:650}
.part{white-space:nowrap}
.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
footer{margin-top:3rem;padding-block:1.2rem 2.5rem;border-top:1px solid var(--line);color:var(--quiet);font-size:.9rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media screen{[data-filtered]{display:none}}
@media screen and (min-width:52.01rem){
#flows-table td:nth-child(1){width:9.5rem}
#flows-table td:nth-child(2){width:6.5rem}
#flows-table td:nth-child(3){width:9rem}
#flows-table td:nth-child(4){width:17rem}
}
@media screen and (max-width:52rem){
html{scroll-padding-top:1rem}
h1{font-size:1.5rem}
.filter{position:static}
.picture.wide{display:none}
.picture.tall{display:block}
section>dl>div,.finding dl>div{grid-template-columns:1fr}
#flows-table{min-width:0}
#flows-table,#flows-table tbody,#flows-table tr,#flows-table th,#flows-table td,#flows-table caption{display:block;width:auto}
#flows-table thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
#flows-table td{display:inline-block;border:0;padding:.25rem 0 .25rem .8rem}
#flows-table td:nth-child(n+4){display:block}
#flows-table tr{border-bottom:1px solid var(--line);padding:.3rem 0}
#flows-table tr.need{padding:0}
#flows-table tbody[data-filtered],#flows-table tr[data-filtered]{display:none}
}
@media print{
@page{margin:15mm 12mm}
html{font-size:10pt}
.skip,.contents,.filter{display:none}
header,main,footer{max-width:none;padding-inline:0}
h1,h2,h3,h4{break-after:avoid}
h2{margin-top:1.6rem}
.finding>p,.blocks,tr,figure,.figures div{break-inside:avoid}
.need{break-after:avoid}
thead{display:table-header-group}
.scroll{overflow:visible}
#flows-table{min-width:0}
#flows-table th,#flows-table td{padding-right:.5rem}
#flows-table td:nth-child(1){width:6.5rem}
#flows-table td:nth-child(2){width:6rem}
#flows-table td:nth-child(3){width:6rem}
#flows-table thead th:nth-child(3){white-space:normal}
#flows-table td:nth-child(4){width:12rem}
.figures{grid-template-columns:repeat(5,1fr)}
a{color:inherit}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`;
