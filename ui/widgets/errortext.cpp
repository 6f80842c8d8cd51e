#include "ui/widgets/errortext.h"

#include "core/base/errorsentence.h"

#include <QCoreApplication>

namespace wirebench {

namespace {

QString translated(const char *sentence, const QStringList &arguments)
{
    return fillArguments(QCoreApplication::translate("ErrorSentence", sentence), arguments);
}

} // namespace

QString ErrorText::line() const
{
    QString text = cause;
    if (!remedy.isEmpty())
        text += u' ' + remedy;
    if (!errnoName.isEmpty())
        text += QStringLiteral(" (%1)").arg(errnoName);
    return text;
}

ErrorText errorText(const Error &error)
{
    const ErrorSentence sentence = errorSentence(error);
    ErrorText text;
    // An empty source text would look up the header of the translation file.
    if (*sentence.cause != '\0')
        text.cause = translated(sentence.cause, sentence.arguments);
    if (*sentence.remedy != '\0')
        text.remedy = translated(sentence.remedy, sentence.arguments);
    text.errnoName = error.systemErrorName();
    return text;
}

} // namespace wirebench
