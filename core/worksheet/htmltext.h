#pragma once

#include <QByteArray>
#include <QString>

namespace wirebench {

/// A text as HTML that is also XML: escaped for contents and for attributes in quotation marks, UTF-8.
/// Characters that neither may hold, and those that turn the direction of a text around, become the symbols of
/// core/payload/preview.h; line ends and tabs stay. Free functions without state, for any thread.
QByteArray htmlText(const QString &text);

/// "<td class=\"c\">text</td>" and so on; without the attribute if @p cssClass is empty.
QByteArray htmlElement(QByteArrayView name, const QString &text, QByteArrayView cssClass = {});

} // namespace wirebench
