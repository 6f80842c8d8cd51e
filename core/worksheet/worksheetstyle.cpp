#include "core/worksheet/worksheetstyle.h"

namespace wirebench {

const char *worksheetStyle()
{
    return R"(
html { background: #fff; color: #1a1e24; font: 15px/1.45 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
body { max-width: 74em; margin: 2em auto; padding: 0 1.5em; }
h1 { font-size: 1.7em; margin: 0 0 .2em; }
h2 { font-size: 1.2em; margin: 2em 0 .6em; padding-bottom: .2em; border-bottom: 2px solid #1a1e24; }
h3 { font-size: 1em; margin: 1.2em 0 .4em; }
p { margin: .3em 0; }
.quiet { color: #56606d; }
.recording { font-weight: bold; border: 2px solid #1a1e24; padding: .1em .5em; display: inline-block; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .2em .6em .2em 0; border-bottom: 1px solid #d8dde4; }
th { border-bottom: 2px solid #1a1e24; white-space: nowrap; }
.facts { width: auto; }
.facts th { border-bottom: 1px solid #d8dde4; font-weight: normal; color: #56606d; }
.log { font-size: .82em; }
.log td, pre { font-family: "DejaVu Sans Mono", Consolas, Menlo, monospace; overflow-wrap: anywhere; }
.log td.n, .log th.n { text-align: right; white-space: nowrap; }
.log td.w { white-space: nowrap; }
.log td.p { min-width: 16ch; }
.note { font-family: system-ui, "DejaVu Sans", sans-serif; font-style: italic; }
.failed { font-weight: bold; }
pre { white-space: pre-wrap; font-size: .85em; padding: .8em; border: 1px solid #d8dde4; margin: 0; }
.picture svg { max-width: 100%; height: auto; }
.lines p { border-bottom: 1px solid #9ca6b4; height: 2.2em; margin: 0; }
@page { margin: 14mm; }
@media print {
  html { font-size: 11px; }
  body { max-width: none; margin: 0; padding: 0; }
  h2, h3 { break-after: avoid; }
  thead { display: table-header-group; }
  tr, .fact, .note { break-inside: avoid; }
  .page { break-before: page; }
  .page h2 { margin-top: 0; }
  a { color: inherit; text-decoration: none; }
}
)";
}

} // namespace wirebench
