#include "core/payload/preview.h"

#include "core/payload/textdecoder.h"

#include <algorithm>

namespace wirebench {

namespace {

constexpr char16_t deletePicture = u'\u2421';
constexpr char16_t newlinePicture = u'\u2424';
constexpr char16_t hiddenPicture = u'\u2426'; // "symbol for substitute form two": no other use

bool isHiddenFormat(char16_t unit)
{
    switch (unit) {
    case 0x061C: // Arabic letter mark
    case 0x200B: // zero width space
    case 0x200E: // left-to-right and right-to-left marks
    case 0x200F:
    case 0x2060: // word joiner
    case 0xFEFF: // byte order mark
        return true;
    default:
        return (unit >= 0x202A && unit <= 0x202E) || (unit >= 0x2066 && unit <= 0x2069);
    }
}

/// The unit that is shown for a unit of text: mostly itself.
char16_t shownUnit(char16_t unit)
{
    if (unit < 0x20)
        return char16_t(0x2400 + unit);
    if (unit < 0x7F)
        return unit;
    if (unit == 0x7F)
        return deletePicture;
    if (unit == 0x2028 || unit == 0x2029)
        return newlinePicture;
    return unit < 0xA0 || isHiddenFormat(unit) ? hiddenPicture : unit;
}

void shorten(QString &text, qsizetype size)
{
    if (size > 0 && text[size - 1].isHighSurrogate())
        --size;
    text.truncate(size);
}

/// A CR whose LF follows leaves the new line to it.
bool endsLine(const QString &text, qsizetype at)
{
    const bool last = at + 1 == text.size();
    return text[at] == u'\n' || (text[at] == u'\r' && !last && text[at + 1] != u'\n');
}

} // namespace

QString previewLine(QByteArrayView bytes, int maxCharacters)
{
    if (maxCharacters <= 0)
        return {};
    // A UTF-16 unit stands for three bytes at most, and up to three more may wait as part of a letter.
    const QByteArrayView looked = bytes.first(std::min(bytes.size(), 3 * qsizetype(maxCharacters) + 6));
    TextDecoder decoder(TextEncoding::Utf8);
    QString text = decoder.decode(looked);
    const bool whole = looked.size() == bytes.size();
    if (whole)
        text += decoder.finish();
    if (!whole || text.size() > maxCharacters) {
        shorten(text, maxCharacters - 1);
        text += u'\u2026';
    }
    for (QChar &c : text)
        c = QChar(shownUnit(c.unicode()));
    return text;
}

QString visibleText(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        shown += QChar(shownUnit(text[i].unicode()));
        if (endsLine(text, i))
            shown += u'\n';
    }
    return shown;
}

QString characterName(char32_t letter)
{
    if (letter <= 0x7F)
        return QString(QChar(shownUnit(char16_t(letter))));
    if (QChar::isPrint(letter) && !QChar::isSpace(letter))
        return QStringView(QChar::fromUcs4(letter)).toString();
    return QStringLiteral("U+%1").arg(QString::number(uint(letter), 16).toUpper(), 4, u'0');
}

} // namespace wirebench
