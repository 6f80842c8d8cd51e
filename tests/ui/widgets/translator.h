#pragma once

#include <QCoreApplication>
#include <QTranslator>

namespace wirebench::test {

/// Says that the window's language is French, and translates nothing else. Installed as long as it lives.
class FrenchTranslator final : public QTranslator
{
public:
    FrenchTranslator() { QCoreApplication::installTranslator(this); }
    ~FrenchTranslator() override { QCoreApplication::removeTranslator(this); }

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        const bool isLanguage = qstrcmp(context, "Language") == 0 && qstrcmp(source, "en") == 0;
        return isLanguage ? QStringLiteral("fr") : QString();
    }
};

} // namespace wirebench::test
