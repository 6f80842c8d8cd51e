#include "ui/widgets/explainlanguage.h"

#include <QCoreApplication>

namespace wirebench {

ExplainLanguage explainLanguage()
{
    return explainLanguageOf(QCoreApplication::translate("Language", "en"));
}

const ExplainTexts &explainTexts()
{
    return ExplainTexts::in(explainLanguage());
}

} // namespace wirebench
