#pragma once

#include "core/explain/explaintexts.h"
#include "core/traffic/socketcall.h"

#include <QList>

namespace wirebench {

struct ArgumentMeaning
{
    QString argument; ///< as it stands in the call: "SO_REUSEADDR"; "()" for a call without any
    QString meaning;  ///< one line; never empty
};

/// The arguments of this record in their order, each with what it means here. For any thread.
QList<ArgumentMeaning> argumentMeanings(const SocketCall &call, const ExplainTexts &texts);

} // namespace wirebench
