#pragma once

#include <QHash>
#include <QLocale>
#include <QString>
#include <QStringList>

#include <initializer_list>
#include <utility>

namespace wirebench {

enum class ExplainLanguage : quint8 { English, French };

/// "fr" or "fr_CA" is French; everything else is English.
ExplainLanguage explainLanguageOf(const QString &code);

/// The texts of the explanations in one language: resources/explain/LANGUAGE.json, compiled in, its members
/// joined by dots ("errno.EPIPE.cause"). Both languages have the same keys and the same {placeholders}.
/// Constant; for any thread.
class ExplainTexts
{
public:
    using Values = std::initializer_list<std::pair<const char *, QString>>;

    static const ExplainTexts &in(ExplainLanguage language);

    bool has(const QString &key) const { return m_texts.contains(key); }
    /// With its {placeholders} filled, in one pass: what stands in a value is never filled again. Empty for a
    /// key that there is not.
    QString text(const QString &key, Values values = {}) const;
    QString text(const char *key, Values values = {}) const { return text(QString::fromLatin1(key), values); }
    /// As in the file, unfilled.
    QString source(const QString &key) const { return m_texts.value(key); }
    QStringList keys() const { return m_texts.keys(); }

    // Quantities as this language writes them.
    QString number(qint64 count) const;
    QString bytes(qint64 count) const; ///< "1 byte", "12,345 bytes"
    QString duration(qint64 ns) const; ///< "840 µs", "3.2 s"

private:
    explicit ExplainTexts(ExplainLanguage language);

    QHash<QString, QString> m_texts;
    QLocale m_locale;
    bool m_isOneUpToOne; ///< zero counts as one, as in French
};

} // namespace wirebench
