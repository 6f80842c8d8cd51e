// curl commands: whatever is pasted is read or refused, and what was read is written so that it reads again.

#include "core/http/curlcommand.h"
#include "core/http/httprequest.h"
#include "fuzzing.h"

using namespace wirebench;

namespace {

bool isClean(const QByteArray &text)
{
    for (const char byte : text) {
        if (byte >= 0 && byte <= ' ')
            return false;
    }
    return true;
}

void checkAddress(const QString &text)
{
    const auto url = parseHttpUrl(text);
    if (!url)
        return;
    mustHold(isClean(targetOf(*url)) && targetOf(*url).startsWith('/'), "a target has no blanks");
    mustHold(isClean(hostFieldOf(*url)) && !hostFieldOf(*url).isEmpty(), "a host has no blanks");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const QString text = QString::fromUtf8(input.bytes);
    const auto request = parseCurl(text);
    if (!request) {
        const Error &error = request.error();
        mustHold(error.code == ErrorCode::InvalidCurlCommand && error.position >= 0 &&
                     error.position <= text.size(),
                 "a mistake has its place");
        return 0;
    }
    checkAddress(request->url);
    const QString written = toCurl(*request);
    if (!written.startsWith(QLatin1String("printf"))) { // a body that no argument can hold
        const auto again = parseCurl(written);
        mustHold(again.has_value(), "what was written is read");
        mustHold(again->bytes == request->bytes && again->method == request->method, "the same is read");
        mustHold(toCurl(*again) == written, "the same is written");
    }
    mustHold(!toPython(*request).isEmpty(), "a program is written");
    return 0;
}
