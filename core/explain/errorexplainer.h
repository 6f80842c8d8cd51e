#pragma once

#include "core/base/error.h"
#include "core/explain/explaintexts.h"

#include <QList>

namespace wirebench {

/// A longer text on something that errors have in common.
struct ErrorTopic
{
    QString title;
    QString text;
};

/// An error in full, beside the two sentences of core/base/errorsentence.h, which say what failed here.
struct ErrorExplanation
{
    QString name;    ///< "ECONNREFUSED"; empty where no errno belongs to it
    QString meaning; ///< "Connection refused"
    QString cause;   ///< the usual one of this call
    QString remedy;
    QList<ErrorTopic> topics;

    bool isEmpty() const { return name.isEmpty() && topics.isEmpty(); }
};

/// Empty for what needs none: a mistake in what was typed, mostly. For any thread.
ErrorExplanation explainError(const Error &error, const ExplainTexts &texts);

/// The same for a call that failed with @p systemError on @p address (as SocketAddress::toString()).
ErrorExplanation explainErrno(const QString &call, int systemError, const QString &address,
                              const ExplainTexts &texts);

} // namespace wirebench
