#include "ui/http/anatomyview.h"
#include "ui/http/requestpreview.h"

#include <QLocale>
#include <QPlainTextEdit>
#include <QTemporaryFile>
#include <QTest>

using namespace wirebench;

namespace {

HttpRequestSettings postOf(const QString &body)
{
    HttpRequestSettings settings;
    settings.method = QStringLiteral("POST");
    settings.url = QStringLiteral("http://localhost:8080/a?b=c");
    settings.fields = QStringLiteral("X-Mine: 1");
    settings.bodyKind = HttpBodyKind::Text;
    settings.bodyText = body;
    return settings;
}

QString shown(const RequestPreview &preview)
{
    return preview.anatomy()->edit()->toPlainText();
}

} // namespace

class tst_RequestPreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void showsTheExactBytes()
    {
        Look look;
        RequestPreview preview(look);
        QNetworkCookie cookie("session", "8f");
        cookie.setDomain(QStringLiteral("localhost"));
        cookie.setPath(QStringLiteral("/"));
        preview.preview(postOf(QStringLiteral("hello")), {cookie});
        const QString text = shown(preview);
        QVERIFY(text.startsWith(QStringLiteral("POST /a?b=c HTTP/1.1\u240d\u240a\n")));
        for (const char *line :
             {"Host: localhost:8080", "X-Mine: 1", "Content-Length: 5", "Cookie: session=8f"})
            QVERIFY2(text.contains(QString::fromLatin1(line)), line);
        QVERIFY(text.endsWith(QStringLiteral("hello")));
        QVERIFY(preview.anatomy()->legend().contains(QStringLiteral("header name")));
        QVERIFY(preview.anatomy()->note().isEmpty());
    }

    void saysWhyNothingWouldBeSent()
    {
        Look look;
        RequestPreview preview(look);
        HttpRequestSettings settings = postOf({});
        settings.fields = QStringLiteral("no header");
        preview.preview(settings, {});
        QVERIFY(shown(preview).isEmpty());
        QVERIFY(preview.anatomy()->edit()->placeholderText().contains(QStringLiteral("no header")));
    }

    void filesAreNotLoaded()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        QVERIFY(file.resize(3'000'000'000)); // a hole
        Look look;
        RequestPreview preview(look);
        HttpRequestSettings settings = postOf({});
        settings.bodyKind = HttpBodyKind::File;
        settings.filePath = file.fileName();
        preview.preview(settings, {});
        QVERIFY(shown(preview).contains(QStringLiteral("Content-Length: 3000000000")));
        QVERIFY(preview.anatomy()->note().contains(
            QStringLiteral("2.8 GiB of the file %1").arg(file.fileName())));
    }

    void longBodiesAreCut()
    {
        Look look;
        RequestPreview preview(look);
        preview.preview(postOf(QString(1'000'000, u'x')), {});
        QVERIFY(shown(preview).size() < 100'000);
        QVERIFY(preview.anatomy()->note().startsWith(QStringLiteral("The first 64.0 KiB of 976")));
    }

    void theBoundaryIsDrawnAnew()
    {
        Look look;
        RequestPreview preview(look);
        HttpRequestSettings settings = postOf({});
        settings.bodyKind = HttpBodyKind::Multipart;
        settings.formText = QStringLiteral("a=1");
        preview.preview(settings, {});
        QVERIFY(shown(preview).contains(QStringLiteral("name=\"a\"")));
        QVERIFY(preview.anatomy()->note().contains(QStringLiteral("boundary")));
    }
};

QTEST_MAIN(tst_RequestPreview)
#include "tst_requestpreview.moc"
