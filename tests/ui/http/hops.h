#pragma once

#include "core/http/httphop.h"
#include "core/http/httpreader.h"

#include <QDateTime>

namespace wirebench::test {

/// A step made by hand: what was sent, what came as raw bytes, and its body with codings undone.
inline HttpHop hopOf(const QByteArray &sent, const QByteArray &raw, const QByteArray &body)
{
    HttpHop hop;
    hop.url = QUrl(QStringLiteral("http://localhost:8080/items?page=1"));
    hop.started = QDateTime::fromMSecsSinceEpoch(1'790'000'000'000);
    hop.peer = QStringLiteral("127.0.0.1:8080");
    hop.sent = sent;
    hop.sentSize = quint64(sent.size());
    hop.request.fields = {{"Host", "localhost:8080"}, {"Accept", "*/*"}};
    hop.raw = raw;
    hop.rawSize = quint64(raw.size());
    hop.timings = {310'000, 120'000, -1, 40'000, 11'200'000, 620'000};
    hop.complete = true;
    if (raw.isEmpty())
        return hop;
    HttpReader reader(HttpReader::Reads::Responses);
    reader.expectAnswerTo("GET");
    QByteArrayView rest(raw);
    while (!rest.isEmpty()) {
        const HttpReader::Step step = reader.read(rest);
        rest = rest.sliced(step.consumed);
        if (step.state == HttpReader::State::Head)
            hop.response = reader.responseHead();
        else if (step.state != HttpReader::State::Body)
            break;
    }
    hop.answered = true;
    hop.parts = reader.parts();
    hop.trailer = reader.trailer();
    auto store = std::make_shared<BodyStore>();
    if (!store->append(body))
        qFatal("no room for a body");
    hop.body = store;
    return hop;
}

/// One with a body of this type, delimited by its length.
inline HttpHop answerOf(const QByteArray &body, const QByteArray &type, const QByteArray &status = "200 OK")
{
    const QByteArray head =
        "HTTP/1.1 " + status +
        "\r\nServer: nginx/1.22.1\r\nDate: Sat, 21 Nov 2026 21:04:05 GMT\r\nContent-Type: " + type +
        "\r\nContent-Length: " + QByteArray::number(body.size()) +
        "\r\nConnection: keep-alive\r\nSet-Cookie: session=8f3a; Path=/; HttpOnly\r\n\r\n";
    return hopOf(
        "GET /items?page=1 HTTP/1.1\r\nHost: localhost:8080\r\nUser-Agent: Wirebench\r\nAccept: */*\r\n"
        "Accept-Encoding: gzip, deflate, br\r\n\r\n",
        head + body, body);
}

} // namespace wirebench::test
