#pragma once

#include <QByteArray>

namespace wirebench {

/// An SVG document made ready to stand inside an HTML file: the root element and what is in it, without prolog
/// and document type, without scripts, event handlers, style sheets, foreign objects, and references out of
/// the file. Empty if @p svg is no well-formed SVG. A safeguard: the program's own pictures have none of it.
/// For any thread.
QByteArray embeddableSvg(const QByteArray &svg);

} // namespace wirebench
