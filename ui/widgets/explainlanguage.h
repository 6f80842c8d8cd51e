#pragma once

#include "core/explain/explaintexts.h"

namespace wirebench {

/// The language of the explanations: the window's. The translation of "Language"/"en" is the code of a
/// translator's language; without a translator it is English. To be asked anew after QEvent::LanguageChange.
/// GUI thread.
ExplainLanguage explainLanguage();
const ExplainTexts &explainTexts();

} // namespace wirebench
