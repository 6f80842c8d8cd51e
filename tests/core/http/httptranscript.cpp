#include "httptranscript.h"

using namespace wirebench;

namespace {

/// One run over all pieces.
class Transcriber
{
public:
    Transcriber(HttpReader reader, const QList<QByteArray> &methods)
        : m_reader(std::move(reader)), m_methods(methods)
    {
        expectNext();
    }

    void read(QByteArrayView input)
    {
        while (!m_ended) {
            const HttpReader::Step step = m_reader.read(input);
            if (step.state == HttpReader::State::Body && (step.body.isEmpty() || !liesIn(step.body, input)))
                m_out.events.append(QStringLiteral("body elsewhere"));
            input = input.sliced(step.consumed);
            if (step.state == HttpReader::State::NeedMore) {
                if (!input.isEmpty())
                    m_out.events.append(QStringLiteral("left %1").arg(input.size()));
                return;
            }
            take(step);
        }
    }
    void finish()
    {
        if (m_ended)
            return;
        const HttpReader::Step step = m_reader.finish();
        m_out.events.append(QStringLiteral("end"));
        take(step);
    }
    HttpTranscript result()
    {
        flushBody();
        if (m_reader.hasBegun() || m_ended) {
            m_out.parts = m_reader.parts();
            m_out.size = m_reader.size();
        }
        m_out.error = m_reader.error();
        return m_out;
    }

private:
    static bool liesIn(QByteArrayView part, QByteArrayView whole)
    {
        return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
    }

    void expectNext()
    {
        if (!m_methods.isEmpty())
            m_reader.expectAnswerTo(m_methods.takeFirst());
    }
    void take(const HttpReader::Step &step)
    {
        if (step.state == HttpReader::State::Body) {
            m_body.append(step.body.toByteArray());
            return;
        }
        flushBody();
        if (step.state == HttpReader::State::Head) {
            head();
        } else if (step.state == HttpReader::State::Done) {
            done();
        } else if (step.state == HttpReader::State::Bad) {
            m_out.events.append(QStringLiteral("bad %1 %2")
                                    .arg(int(m_reader.error().code))
                                    .arg(m_reader.error().arguments.join(u'|')));
            m_ended = true;
        }
    }
    void head()
    {
        const HttpRequestHead &request = m_reader.requestHead();
        const HttpResponseHead &response = m_reader.responseHead();
        const bool isRequest = response.status == 0;
        const QString line = isRequest ? QStringLiteral("%1 %2 1.%3")
                                             .arg(QString::fromLatin1(request.method))
                                             .arg(QString::fromLatin1(request.target))
                                             .arg(request.minorVersion)
                                       : QStringLiteral("%1 %2 1.%3")
                                             .arg(response.status)
                                             .arg(QString::fromLatin1(response.reason))
                                             .arg(response.minorVersion);
        m_out.events.append(line + fields(isRequest ? request.fields : response.fields));
        m_out.events.append(QStringLiteral("length %1%2%3%4")
                                .arg(m_reader.contentLength())
                                .arg(m_reader.isChunked() ? QStringLiteral(" chunked") : QString())
                                .arg(m_reader.isDelimitedByClose() ? QStringLiteral(" to close") : QString())
                                .arg(m_reader.keepsAlive() ? QStringLiteral(" stays") : QString()));
    }
    void done()
    {
        m_out.events.append(QStringLiteral("done %1").arg(m_reader.size()) + fields(m_reader.trailer()));
        for (const HttpPart &part : m_reader.parts())
            m_out.events.last() +=
                QStringLiteral(" %1:%2+%3").arg(int(part.kind)).arg(part.offset).arg(part.length);
        expectNext();
    }
    static QString fields(const HttpFields &fields)
    {
        QString text;
        for (const HttpField &field : fields)
            text += QStringLiteral(" [%1=%2]")
                        .arg(QString::fromLatin1(field.name), QString::fromLatin1(field.value));
        return text;
    }
    void flushBody()
    {
        if (!m_body.isEmpty())
            m_out.events.append(QStringLiteral("body ") + QString::fromLatin1(m_body));
        m_body.clear();
    }

    HttpReader m_reader;
    QList<QByteArray> m_methods;
    QByteArray m_body;
    HttpTranscript m_out;
    bool m_ended = false;
};

} // namespace

HttpTranscript transcribe(HttpReader reader, const QList<QByteArray> &pieces,
                          const QList<QByteArray> &methods, bool ends)
{
    Transcriber transcriber(std::move(reader), methods);
    for (const QByteArray &piece : pieces)
        transcriber.read(piece);
    if (ends)
        transcriber.finish();
    return transcriber.result();
}

QList<QByteArray> cutAt(const QByteArray &bytes, const QList<qsizetype> &cuts)
{
    QList<QByteArray> pieces;
    qsizetype from = 0;
    for (const qsizetype cut : cuts) {
        pieces.append(bytes.mid(from, cut - from));
        from = cut;
    }
    pieces.append(bytes.mid(from));
    return pieces;
}

QList<QByteArray> cutIntoBytes(const QByteArray &bytes)
{
    QList<QByteArray> pieces;
    for (qsizetype i = 0; i < bytes.size(); ++i)
        pieces.append(bytes.mid(i, 1));
    return pieces;
}
