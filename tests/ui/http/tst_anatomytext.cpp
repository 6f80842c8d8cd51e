#include "ui/http/anatomytext.h"

#include <QTest>

using namespace wirebench;

namespace {

QStringList described(const AnatomyText &anatomy)
{
    QStringList runs;
    for (const AnatomyText::Run &run : anatomy.runs)
        runs.append(QString::number(int(run.part.kind)) + u':' + anatomy.text.mid(run.position, run.size));
    return runs;
}

QString kind(HttpPartKind part, const QString &text)
{
    return QString::number(int(part)) + u':' + text;
}

} // namespace

class tst_AnatomyText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsStandForTheirBytes()
    {
        const QByteArray raw = "A\xc3\xa9:\r\nrest";
        const AnatomyText anatomy = anatomyText(
            raw,
            {{HttpPartKind::FieldName, 0, 3}, {HttpPartKind::LineEnd, 3, 3}, {HttpPartKind::Body, 6, 4}});
        QCOMPARE(anatomy.text, QStringLiteral("Aé:\u240d\u240a\nrest"));
        QCOMPARE(described(anatomy),
                 QStringList({kind(HttpPartKind::FieldName, QStringLiteral("Aé")),
                              kind(HttpPartKind::LineEnd, QStringLiteral(":\u240d\u240a\n")),
                              kind(HttpPartKind::Body, QStringLiteral("rest"))}));
        QCOMPARE(anatomy.bytes, raw.size());
    }

    void whatIsNotDescribedIsShown()
    {
        const AnatomyText anatomy = anatomyText("abcdef", {{HttpPartKind::Status, 2, 2}});
        QCOMPARE(anatomy.text, QStringLiteral("abcdef"));
        QCOMPARE(described(anatomy), QStringList({kind(HttpPartKind::Status, QStringLiteral("cd"))}));
    }

    void partsBeyondTheBytesAreLeftOut()
    {
        const AnatomyText anatomy =
            anatomyText("abc", {{HttpPartKind::Body, 1, 500}, {HttpPartKind::ChunkSize, 501, 3}});
        QCOMPARE(anatomy.runs.size(), 1);
        QCOMPARE(anatomy.text, QStringLiteral("abc"));
    }

    void findsThePartAtACharacter()
    {
        const AnatomyText anatomy =
            anatomyText("abcdef", {{HttpPartKind::Status, 1, 2}, {HttpPartKind::Reason, 4, 1}});
        QVERIFY(!anatomy.at(0));
        QVERIFY(anatomy.at(1));
        QCOMPARE(anatomy.at(2)->part.kind, HttpPartKind::Status);
        QVERIFY(!anatomy.at(3));
        QCOMPARE(anatomy.at(4)->part.kind, HttpPartKind::Reason);
        QVERIFY(!anatomy.at(5));
        QVERIFY(!anatomy.at(500));
        QVERIFY(!AnatomyText().at(0));
    }

    void isBoundedInBytes()
    {
        const QByteArray raw(AnatomyText::byteLimit * 3, 'x');
        const AnatomyText anatomy = anatomyText(raw, {{HttpPartKind::Body, 0, quint64(raw.size())}});
        QCOMPARE(anatomy.bytes, AnatomyText::byteLimit);
        QCOMPARE(anatomy.text.size(), AnatomyText::byteLimit);
        QCOMPARE(anatomy.runs.first().size, AnatomyText::byteLimit);
    }

    void isBoundedInParts()
    {
        const QByteArray raw(AnatomyText::runLimit * 2, 'x');
        QList<HttpPart> parts;
        for (qsizetype i = 0; i < raw.size(); ++i)
            parts.append({HttpPartKind::ChunkSize, quint64(i), 1});
        const AnatomyText anatomy = anatomyText(raw, parts);
        QCOMPARE(anatomy.runs.size(), AnatomyText::runLimit);
        QCOMPARE(anatomy.bytes, AnatomyText::runLimit);
    }

    void namesThePartsOfARequest()
    {
        const QByteArray raw = "POST /a HTTP/1.1\r\nHost: b\r\nContent-Length: 5\r\n\r\nhello";
        const AnatomyText anatomy = anatomyText(raw, requestParts(raw));
        const QStringList runs = described(anatomy);
        QVERIFY(runs.contains(kind(HttpPartKind::Method, QStringLiteral("POST"))));
        QVERIFY(runs.contains(kind(HttpPartKind::Target, QStringLiteral("/a"))));
        QVERIFY(runs.contains(kind(HttpPartKind::FieldName, QStringLiteral("Host"))));
        QVERIFY(runs.contains(kind(HttpPartKind::FieldValue, QStringLiteral("b"))));
        QVERIFY(runs.contains(kind(HttpPartKind::Body, QStringLiteral("hello"))));
    }

    /// A preview of a large body has only its beginning.
    void namesThePartsOfACutRequest()
    {
        const QByteArray raw = "POST /a HTTP/1.1\r\nHost: b\r\nContent-Length: 500\r\n\r\nhello";
        QVERIFY(described(anatomyText(raw, requestParts(raw)))
                    .contains(kind(HttpPartKind::Body, QStringLiteral("hello"))));
        QVERIFY(requestParts({}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_AnatomyText)
#include "tst_anatomytext.moc"
