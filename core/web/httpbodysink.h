#pragma once

#include "core/base/result.h"
#include "core/http/httpmessage.h"

#include <QByteArrayView>

namespace wirebench {

/// Where the bodies of a client go in place of a BodyStore: a download's file, standard output. Called on the
/// I/O thread; must not block.
class HttpBodySink
{
public:
    virtual ~HttpBodySink() = default;
    /// A final head whose body is wanted here. Error: the exchange ends with it.
    virtual Result<void> begin(const HttpResponseHead &head) = 0;
    virtual Result<void> write(QByteArrayView bytes) = 0;
};

} // namespace wirebench
