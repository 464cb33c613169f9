// Blue for, orange against: told apart by all common kinds of colour blindness, and height says it again.
#include "report/page_style.h"

namespace onrecord::report {

const std::string_view page_style = R"css(
:root{color-scheme:light dark;--bg:#fff;--soft:#f5f5f2;--ink:#1b1d21;--dim:#5b6068;--line:#d9dbd6;--grid:#ececE8;
--sup:#174f94;--qua:#4a90d0;--non:#7a7f87;--sce:#d07a1e;--opp:#a83c05;--gap:#f3f3ef;--read:#cfd3d6;--naming:#5f6771;--link:#174f94;--mark:#fff3c4}
@media(prefers-color-scheme:dark){:root{--bg:#14161a;--soft:#1c1f25;--ink:#e8e9eb;--dim:#a0a6af;--line:#343942;--grid:#262a31;
--sup:#7db9ff;--qua:#4681c4;--non:#959ba4;--sce:#c57d32;--opp:#ff9a4d;--gap:#1b1e24;--read:#3a4049;--naming:#a0a6af;--link:#8fc1ff;--mark:#453a12}}
*{box-sizing:border-box}
html{scroll-behavior:smooth}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main,header,footer{max-width:64rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.25rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .4rem;letter-spacing:-.01em}
h2{font-size:1.3rem;line-height:1.3;margin:2.6rem 0 .1rem}
h3{font-size:1.02rem;line-height:1.4;margin:1.5rem 0 .3rem}
h3 small,h2 small{font-weight:400;color:var(--dim);font-size:.9rem}
h2,h3,p,td,th{overflow-wrap:anywhere}
p{margin:.3rem 0}
.lead{font-size:1.05rem;max-width:46rem}
.dim,.note{color:var(--dim)}
.note{font-size:.87rem}
a{color:var(--link)}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
section.actor{border-top:1px solid var(--line);margin-top:2.2rem;content-visibility:auto;contain-intrinsic-size:auto 700px}
section.actor h2{margin-top:1.2rem}
.l-sup{--c:var(--sup)}.l-qua{--c:var(--qua)}.l-non{--c:var(--non)}.l-sce{--c:var(--sce)}.l-opp{--c:var(--opp)}.l-mix{--c:var(--ink)}.l-no{--c:transparent}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.3rem;list-style:none;padding:0;margin:.8rem 0 0;font-size:.87rem;color:var(--dim)}
.legend li{display:flex;align-items:center;gap:.4rem}
.legend svg{width:20px;height:14px;flex:none;overflow:visible}
.chip{display:inline-flex;align-items:center;gap:.4em;white-space:nowrap;font-weight:600}
.chip::before{content:"";width:.7em;height:.7em;border-radius:50%;background:var(--c);flex:none}
.chip.l-mix::before{background:linear-gradient(90deg,var(--sup) 50%,var(--opp) 50%)}
.chip.l-no{font-weight:400;color:var(--dim)}.chip.l-no::before{border:1px solid var(--dim)}
.chip.pro::before{background:none;border:2px solid var(--c)}
.chip.con::before{background:repeating-linear-gradient(45deg,var(--c) 0 2px,transparent 2px 4px);border:1px solid var(--c)}
.scroll{overflow-x:auto;margin:.9rem 0 0}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--line)}
thead th{font-size:.82rem;color:var(--dim);font-weight:600;border-bottom:1px solid var(--dim)}
caption{text-align:left;color:var(--dim);font-size:.82rem;padding-bottom:.2rem}
nav{margin:1rem 0 0;font-size:.9rem;line-height:1.9}
nav a{margin-right:.9rem;white-space:nowrap}nav .name{color:var(--dim)}
.stories{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:1.6rem 2rem;margin-top:.9rem}
figure{margin:0;min-width:0}
figure.first{grid-column:1/-1}
figcaption{font-size:.92rem;margin-bottom:.35rem;overflow-wrap:anywhere}
figcaption span{display:block;color:var(--dim);font-size:.87rem}
.bar{fill:var(--c)}.un{opacity:.42}
.value{font-size:11.5px;fill:var(--dim);text-anchor:middle;paint-order:stroke;stroke:var(--bg);stroke-width:3px}
text.side{font-size:12.5px;font-weight:600;fill:var(--c);paint-order:stroke;stroke:var(--bg);stroke-width:4px;stroke-linejoin:round}
.event{stroke:var(--dim);stroke-width:1;stroke-dasharray:1 3}
.evn{font-size:11px;fill:var(--dim);text-anchor:middle}.evn.named{text-anchor:start}.evn.last{text-anchor:end}
.out{font-size:11px;fill:var(--dim)}.out[data-end]{text-anchor:end}
ol.events{columns:18rem;font-size:.87rem;color:var(--dim);padding-left:1.4rem;margin:.9rem 0 0}
section.issue{margin-top:1.6rem}
.row{display:grid;grid-template-columns:10.5rem minmax(0,1fr) 11.5rem;gap:0 1rem;align-items:center;border-top:1px solid var(--grid)}
.row.last{border-top:1px solid var(--line)}.row.days{border-top:0}
.row a{text-decoration:none;color:inherit;overflow-wrap:anywhere;line-height:1.25;font-size:.92rem}
.row a:hover{text-decoration:underline}
.row .who{font-weight:600}
.row .tell{font-size:.87rem;color:var(--c);font-weight:600}.row .tell.l-non{color:var(--dim)}
.row .tell.un{color:var(--dim);font-weight:400;opacity:1}
.told{display:block}.told.un{opacity:1;font-style:italic}
ol.changes{padding-left:1.3rem}ol.changes li{margin:0 0 1.2rem}
ol.changes h3{margin:0}
blockquote small{display:block;color:var(--dim);font-size:.82rem;line-height:1.4}
blockquote q{quotes:"\201c" "\201d"}
#search input{font:inherit;padding:.3rem .5rem;border:1px solid var(--line);border-radius:3px;background:var(--bg);color:inherit;max-width:100%}
details.find{border-top:1px solid var(--line);margin:0;padding:.35rem 0}
details.find>summary{color:var(--ink);overflow-wrap:anywhere}
svg{display:block;overflow:visible}
svg.defs{position:absolute}
.chart{display:grid;grid-template-columns:4.6rem 1fr;margin:.4rem .6rem .2rem 0}
.chart .side{position:relative;font-size:.78rem;color:var(--dim)}
.chart .side span{position:absolute;right:.8rem;line-height:1}
.chart .side span:nth-child(1){top:12px}.chart .side span:nth-child(2){top:58px}.chart .side span:nth-child(3){top:104px}.chart .side span:nth-child(4){top:152px}
.grid{stroke:var(--grid)}.zero{stroke:var(--line)}.base{stroke:var(--line)}
.nar{display:none}
.tick,.silence,.hint{font-size:12px;fill:var(--dim)}
.tick,.silence{text-anchor:middle}.tick.lo{text-anchor:start}.tick.hi{text-anchor:end}
.hint{font-size:12.5px}
.gap{fill:var(--gap);stroke:var(--bg);stroke-width:5}
.read{fill:var(--read)}.naming{fill:var(--naming)}
.sp{stroke:var(--c);stroke-width:3.5;stroke-linecap:round}
.sp.one{stroke-opacity:.6}
.st{stroke:var(--dim);stroke-width:1.3}
.st.one{stroke-dasharray:2 3}
.range{fill:var(--c);fill-opacity:.22;stroke:var(--c);stroke-opacity:.55}
.range.open{stroke-dasharray:3 3}
.pt{fill:var(--c);stroke:var(--bg);stroke-width:1.2}
.pt.pro{fill:var(--bg);stroke:var(--c);stroke-width:2}
.pt.con{stroke:var(--c);stroke-width:1.3}
.pt.con.l-sup{fill:url(#h-l-sup)}.pt.con.l-qua{fill:url(#h-l-qua)}.pt.con.l-non{fill:url(#h-l-non)}.pt.con.l-sce{fill:url(#h-l-sce)}.pt.con.l-opp{fill:url(#h-l-opp)}
.pt.wit{overflow:visible;fill:none;stroke:var(--c);stroke-width:2}
.small .sp{stroke-width:2.6}.small .st{stroke-width:1}.small .pt{stroke-width:.6}.small .pt.pro{stroke-width:1.2}
.hole{fill:var(--bg)}.bar{fill:var(--c)}
a.p{cursor:pointer;outline:none}
.tip{visibility:hidden;pointer-events:none}
.tip div{background:var(--bg);height:100%;font-size:.85rem;line-height:1.35;overflow:hidden}
.tip p{margin:0}
.tip i{color:var(--dim)}
a.p:hover .tip,a.p:focus .tip{visibility:visible}
a.p:hover .pt,a.p:focus .pt{stroke:var(--ink);stroke-width:2.5}
a.p:focus-visible .pt{stroke-width:4}
.spells td:nth-child(1){white-space:nowrap}
blockquote{margin:.25rem 0;padding-left:.7rem;border-left:3px solid var(--c,var(--line))}
details{margin:.5rem 0}
summary{cursor:pointer;color:var(--link);font-size:.92rem}
.said td:first-child{width:11.5rem;padding-right:1rem}
.said small{display:block;color:var(--dim);font-size:.8rem;line-height:1.4}
.said i{color:var(--dim);font-style:normal}
.said q{quotes:"\201c" "\201d"}
.said tr:target{background:var(--mark)}
code{font:.92em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
footer{padding:2rem 1.25rem 3rem;color:var(--dim);font-size:.85rem}
@media(max-width:56rem){.evl{display:none}}
@media(max-width:40rem){
h1{font-size:1.5rem}
header{padding-top:1.25rem}
main,header,footer{padding-left:.9rem;padding-right:.9rem}
.odd{display:none}.nar{display:inline}
.chart{grid-template-columns:3.9rem 1fr}
.chart .side span{right:.5rem}
.said,.said tbody,.said tr,.said td,.spells,.spells tbody,.spells tr,.spells td{display:block;width:auto}
.said thead,.spells thead{display:none}
.said td:first-child,.spells td{width:auto;border-bottom:0;padding-bottom:0}
.spells td:last-child{border-bottom:1px solid var(--line);padding-bottom:.4rem}
.row{grid-template-columns:minmax(0,1fr) auto;padding-top:.35rem}.row .strip{grid-column:1/-1;grid-row:2}.row.last span,.row.days span{display:none}
.row .tell{text-align:right;max-width:55vw}
}
@media print{
:root{color-scheme:light}
body{font-size:10.5pt}
main,header,footer{max-width:none;padding:0}
section.actor{content-visibility:visible}
.hint,.tip{display:none}
@page{size:A4;margin:16mm 14mm}
nav,#search{display:none}
a{color:inherit;text-decoration:none}
details:not([open]){break-inside:avoid}details.find:not([open]){display:none}details.evidence:not([open]){display:none}
.row,figure,blockquote,ol.changes li{break-inside:avoid}
.row .odd,figure:not(.first) .odd{display:none}.row .nar,figure:not(.first) .nar{display:inline}section.actor>h2+p{break-after:avoid}
section.actor{margin-top:1rem}section.issue{margin-top:.8rem}
h2,h3,summary{break-after:avoid;break-inside:avoid}.multiples{break-inside:auto}.chart,tr{break-inside:avoid}
.chart svg{height:172px}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
@media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
)css";

}  // namespace onrecord::report
