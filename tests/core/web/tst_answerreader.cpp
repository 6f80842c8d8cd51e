#include "core/web/answerreader.h"
#include "core/web/httpbodysink.h"

#include <QTest>

using namespace wirebench;

namespace {

/// An answer read into its hop, as a connection would.
struct Reading
{
    explicit Reading(AnswerReader::Rules rules = {}, HttpBodySink *sink = nullptr, qint64 most = -1)
        : reader(prepared(hop), rules, [=](const HttpResponseHead &) {
              return AnswerReader::Destination{sink, most};
          })
    {
    }
    static HttpHop &prepared(HttpHop &hop)
    {
        hop.request.method = "GET";
        hop.peer = QStringLiteral("peer");
        hop.url = QUrl(QStringLiteral("http://url/"));
        return hop;
    }
    QByteArray body() const { return hop.body ? hop.body->read(0, hop.body->size()) : QByteArray(); }

    HttpHop hop;
    AnswerReader reader;
};

using State = AnswerReader::State;

} // namespace

class TestAnswerReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAWholeAnswer_data()
    {
        QTest::addColumn<int>("piece");
        QTest::newRow("whole") << 1000;
        QTest::newRow("byte by byte") << 1;
        QTest::newRow("pieces") << 7;
    }
    void readsAWholeAnswer()
    {
        QFETCH(int, piece);
        const QByteArray message = "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                                   "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                   "5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n";
        Reading reading;
        for (qsizetype at = 0; at < message.size(); at += piece) {
            QCOMPARE(reading.reader.state(), State::Reading);
            reading.reader.take(
                QByteArrayView(message).sliced(at, std::min<qsizetype>(piece, message.size() - at)));
        }
        QCOMPARE(reading.reader.state(), State::Complete);
        reading.reader.close();
        QCOMPARE(reading.body(), QByteArray("hello"));
        QCOMPARE(reading.hop.response.status, 200);
        QCOMPARE(reading.hop.trailer.value("X-Sum"), QByteArray("1"));
        QCOMPARE(reading.hop.raw, message);
        QCOMPARE(reading.hop.rawSize, quint64(message.size()));
        QVERIFY(reading.hop.complete);
        QVERIFY(reading.reader.keepsConnection());
        QVERIFY(!reading.hop.parts.isEmpty());
    }

    void whatFollowsIsNobodys()
    {
        const QByteArray message = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        Reading reading;
        QCOMPARE(reading.reader.take(message + "HTTP/1.1 408 Too late\r\n"), State::Complete);
        reading.reader.close();
        QVERIFY(!reading.reader.keepsConnection());
        QCOMPARE(reading.hop.raw, message);
        QCOMPARE(reading.hop.rawSize, quint64(message.size()));
    }

    void keepsWhatCameOfABrokenMessage()
    {
        Reading reading;
        QVERIFY(!reading.reader.hasBegun());
        QCOMPARE(
            reading.reader.take("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\nxyz\r\n"),
            State::Failed);
        reading.reader.close();
        QVERIFY(reading.reader.hasBegun());
        QCOMPARE(reading.hop.error.code, ErrorCode::HttpChunkSize);
        QCOMPARE(reading.hop.error.arguments.value(0), QStringLiteral("peer"));
        QCOMPARE(reading.body(), QByteArray("ok"));
        QVERIFY(reading.hop.raw.endsWith("xyz\r\n"));
        QVERIFY(!reading.hop.complete);
        QVERIFY(!reading.hop.parts.isEmpty());
        QCOMPARE(reading.hop.parts.last().kind, HttpPartKind::Fault);
        QCOMPARE(reading.reader.take("more"), State::Failed);
    }

    void thePeerFinishes()
    {
        Reading cut;
        cut.reader.take("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
        QCOMPARE(cut.reader.bodyExpected(), 10);
        QCOMPARE(cut.reader.bodyReceived(), 4);
        QCOMPARE(cut.reader.peerFinished(), State::Failed);
        QCOMPARE(cut.hop.error.code, ErrorCode::HttpCutOff);

        Reading ended;
        ended.reader.take("HTTP/1.1 200 OK\r\n\r\nall");
        QCOMPARE(ended.reader.bodyExpected(), -1);
        QCOMPARE(ended.reader.peerFinished(), State::Complete);
        QVERIFY(!ended.reader.keepsConnection());

        Reading silent;
        QCOMPARE(silent.reader.peerFinished(), State::Failed);
        QCOMPARE(silent.hop.error.code, ErrorCode::HttpUnanswered);
        QVERIFY(!silent.hop.body);
    }

    void keepsOnlyTheBeginningOfLongOnes()
    {
        Reading reading;
        const QByteArray body(3 * 1024 * 1024, 'x');
        reading.reader.take("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) +
                            "\r\n\r\n");
        QCOMPARE(reading.reader.take(body), State::Complete);
        reading.reader.close();
        QCOMPARE(qint64(reading.hop.raw.size()), HttpHop::rawLimit);
        QVERIFY(reading.hop.rawSize > quint64(body.size()));
        QCOMPARE(reading.hop.body->size(), qint64(body.size()));
    }

    void leavesWhatIsNotWanted()
    {
        Reading reading({}, nullptr, 5);
        reading.reader.take("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 100\r\n\r\n12345");
        QCOMPARE(reading.reader.state(), State::Reading);
        QCOMPARE(reading.reader.take("6"), State::Complete);
        QVERIFY(!reading.hop.complete);
        QVERIFY(!reading.reader.keepsConnection());
        QCOMPARE(reading.hop.error, Error());
    }

    void keepsAnUnknownCodingAsItIs()
    {
        Reading reading;
        QCOMPARE(reading.reader.take(
                     "HTTP/1.1 200 OK\r\nContent-Encoding: rot13\r\nContent-Length: 5\r\n\r\nuryyb"),
                 State::Complete);
        QCOMPARE(reading.hop.error.code, ErrorCode::HttpUnknownCoding);
        QCOMPARE(reading.hop.error.arguments.value(0), QStringLiteral("http://url/"));
        QCOMPARE(reading.body(), QByteArray("uryyb"));
        QVERIFY(reading.hop.complete);
    }

    void switchesNoProtocols()
    {
        Reading reading;
        QCOMPARE(reading.reader.take("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n\x01\x02"),
                 State::Complete);
        QCOMPARE(reading.hop.response.status, 101);
        QVERIFY(!reading.reader.keepsConnection());
    }

    void asksTheSink()
    {
        class Sink final : public HttpBodySink
        {
        public:
            Result<void> begin(const HttpResponseHead &) override
            {
                if (refuses)
                    return failure({ErrorCode::HttpStatus, {QStringLiteral("url"), QStringLiteral("404")}});
                return {};
            }
            Result<void> write(QByteArrayView piece) override
            {
                bytes += piece.toByteArray();
                return {};
            }
            QByteArray bytes;
            bool refuses = false;
        };
        Sink sink;
        Reading reading({}, &sink);
        QCOMPARE(reading.reader.take("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"), State::Complete);
        QCOMPARE(sink.bytes, QByteArray("ok"));
        QCOMPARE(reading.body(), QByteArray());

        sink.refuses = true;
        Reading refused({}, &sink);
        QCOMPARE(refused.reader.take("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"), State::Failed);
        QCOMPARE(refused.hop.error.code, ErrorCode::HttpStatus);
        QVERIFY(refused.hop.answered);
    }
};

QTEST_GUILESS_MAIN(TestAnswerReader)
#include "tst_answerreader.moc"
