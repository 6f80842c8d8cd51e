#include "core/http/httpbody.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

class TestHttpBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void noBodyIsNotAnEmptyOne();
    void formsAreEncoded_data();
    void formsAreEncoded();
    void linesThatAreNoFields_data();
    void linesThatAreNoFields();
    void filesAreNamedAndNotRead();
    void filesThatCannotBeSent();
    void multipartHasTextAndFiles();
    void multipartQuotesNames();
    void textMayBeginWithAt();
    void boundariesDiffer();

private:
    QString write(const QString &name, const QByteArray &bytes) const;
    static QByteArray wholeOf(const HttpBody &body);

    QTemporaryDir m_folder;
};

void TestHttpBody::initTestCase()
{
    QVERIFY(m_folder.isValid());
}

QString TestHttpBody::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

QByteArray TestHttpBody::wholeOf(const HttpBody &body)
{
    QByteArray whole;
    for (const HttpBody::Segment &segment : body.segments) {
        whole += segment.bytes;
        QFile file(segment.filePath);
        if (!segment.filePath.isEmpty() && file.open(QIODevice::ReadOnly))
            whole += file.readAll();
    }
    return whole;
}

void TestHttpBody::noBodyIsNotAnEmptyOne()
{
    QVERIFY(!HttpBody().present);
    QCOMPARE(HttpBody().size(), 0);
    const HttpBody empty = bytesBody({}, {});
    QVERIFY(empty.present);
    QCOMPARE(empty.size(), 0);
    QCOMPARE(bytesBody("abc", "text/plain").size(), 3);
}

void TestHttpBody::formsAreEncoded_data()
{
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("none") << QString() << QByteArray();
    QTest::newRow("two, of two systems") << QStringLiteral("a=1\r\n\nb=2\n") << QByteArray("a=1&b=2");
    QTest::newRow("what is kept") << QStringLiteral("a*-._z=Z09") << QByteArray("a*-._z=Z09");
    QTest::newRow("what is not") << QStringLiteral("a=x y&=+%~") << QByteArray("a=x+y%26%3D%2B%25%7E");
    QTest::newRow("utf-8") << QStringLiteral("é=✓") << QByteArray("%C3%A9=%E2%9C%93");
    QTest::newRow("no value") << QStringLiteral("a=") << QByteArray("a=");
}

void TestHttpBody::formsAreEncoded()
{
    QFETCH(QString, lines);
    const auto body = formBody(lines);
    QVERIFY(body);
    QTEST(wholeOf(*body), "bytes");
    QCOMPARE(body->contentType, QByteArray("application/x-www-form-urlencoded"));
    QVERIFY(body->present);
}

void TestHttpBody::linesThatAreNoFields_data()
{
    QTest::addColumn<QString>("lines");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("line");
    QTest::newRow("no equals sign") << QStringLiteral("a=1\nbc") << 4 << QStringLiteral("bc");
    QTest::newRow("no name") << QStringLiteral(" =1") << 0 << QStringLiteral(" =1");
}

void TestHttpBody::linesThatAreNoFields()
{
    QFETCH(QString, lines);
    for (const auto &body : {formBody(lines), multipartBody(lines)}) {
        QVERIFY(!body);
        QCOMPARE(body.error().code, ErrorCode::InvalidFormField);
        QTEST(body.error().position, "position");
        QTEST(body.error().arguments.value(0), "line");
    }
    const auto unknown = multipartBody(QStringLiteral("a=@/x;colour=red"));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, ErrorCode::InvalidFormField);
}

void TestHttpBody::filesAreNamedAndNotRead()
{
    const QString path = write(QStringLiteral("data.json"), "{}");
    const auto body = fileBody(path, {});
    QVERIFY(body);
    QCOMPARE(body->size(), 2);
    QCOMPARE(body->segments.value(0).filePath, path);
    QVERIFY(body->segments.value(0).bytes.isEmpty());
    QCOMPARE(body->contentType, QByteArray("application/json"));
    QCOMPARE(fileBody(path, "text/plain")->contentType, QByteArray("text/plain"));
}

void TestHttpBody::filesThatCannotBeSent()
{
    const QString missing = m_folder.filePath(QStringLiteral("missing"));
    for (const QString &path : {missing, m_folder.path(), QStringLiteral("/dev/null")}) {
        for (const auto &body : {fileBody(path, {}), multipartBody(QStringLiteral("a=@") + path)}) {
            QVERIFY(!body);
            QCOMPARE(body.error().code, ErrorCode::FileUnreadable);
            QCOMPARE(body.error().arguments.value(0), path);
        }
    }
}

void TestHttpBody::multipartHasTextAndFiles()
{
    const QString path = write(QStringLiteral("f.txt"), "of the file");
    const auto body =
        multipartBody(QStringLiteral("a=1\nf=@%1;type=x/y;filename=n.bin\ng=@%1").arg(path), "BB");
    QVERIFY(body);
    const QByteArray expected = "--BB\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
                                "--BB\r\nContent-Disposition: form-data; name=\"f\"; filename=\"n.bin\"\r\n"
                                "Content-Type: x/y\r\n\r\nof the file\r\n"
                                "--BB\r\nContent-Disposition: form-data; name=\"g\"; filename=\"f.txt\"\r\n"
                                "Content-Type: text/plain\r\n\r\nof the file\r\n--BB--\r\n";
    QCOMPARE(wholeOf(*body), expected);
    QCOMPARE(body->size(), expected.size());
    QCOMPARE(body->contentType, QByteArray("multipart/form-data; boundary=BB"));
    QCOMPARE(wholeOf(*multipartBody({}, "BB")), QByteArray("--BB--\r\n"));
}

void TestHttpBody::multipartQuotesNames()
{
    const QString path = write(QStringLiteral("a;b.txt"), "x");
    const auto body = multipartBody(QStringLiteral("é\"=@\"%1\"; filename=\"c;\u00fc\"").arg(path), "B");
    QVERIFY(body);
    QVERIFY2(wholeOf(*body).contains("name=\"\xc3\xa9%22\"; filename=\"c;\xc3\xbc\"\r\n"),
             wholeOf(*body).constData());
}

void TestHttpBody::textMayBeginWithAt()
{
    const auto body = multipartBody(QStringLiteral("a=\"@b\"\nc=\"d\""), "B");
    QVERIFY(body);
    QVERIFY(wholeOf(*body).contains("\r\n\r\n@b\r\n"));
    QVERIFY(wholeOf(*body).contains("\r\n\r\n\"d\"\r\n"));
}

void TestHttpBody::boundariesDiffer()
{
    QVERIFY(multipartBody(QStringLiteral("a=1"))->contentType !=
            multipartBody(QStringLiteral("a=1"))->contentType);
}

QTEST_GUILESS_MAIN(TestHttpBody)
#include "tst_httpbody.moc"
