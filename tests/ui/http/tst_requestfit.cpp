#include "tests/ui/http/hops.h"
#include "tests/ui/shell/bench.h"
#include "tests/ui/shell/textfit.h"
#include "ui/http/bodyview.h"
#include "ui/http/cookiesmodel.h"
#include "ui/http/cookiespanel.h"
#include "ui/http/httprequesttab.h"
#include "ui/http/requestform.h"
#include "ui/http/responseview.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/panelpages.h"
#include "ui/widgets/settingsrow.h"

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QLinearGradient>
#include <QPainter>

using namespace wirebench;
using namespace wirebench::test;

namespace {

QByteArray pngBytes()
{
    QImage image(320, 200, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    QLinearGradient gradient(0, 0, 320, 200);
    gradient.setColorAt(0, Qt::darkCyan);
    gradient.setColorAt(1, Qt::yellow);
    painter.setBrush(gradient);
    painter.drawEllipse(10, 10, 300, 180);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

HttpResultPtr resultOf(const QList<HttpHop> &hops, const Error &error = {})
{
    auto result = std::make_shared<HttpResult>();
    result->hops = hops;
    result->error = error;
    return result;
}

HttpRequestSettings longRequest()
{
    HttpRequestSettings settings;
    settings.method = QStringLiteral("POST");
    settings.url = QStringLiteral("http://localhost:8080/items?page=1&sort=name");
    settings.fields = QStringLiteral("Accept: application/json\nX-Course: networks");
    settings.bodyKind = HttpBodyKind::Json;
    settings.bodyText = QStringLiteral("{\n  \"name\": \"Wirebench\",\n  \"sockets\": true\n}");
    settings.auth = HttpAuthKind::Digest;
    settings.user = QStringLiteral("alice");
    settings.password = QStringLiteral("secret");
    settings.history = QStringList{QStringLiteral("curl 'http://localhost:8080/'"),
                                   QStringLiteral("curl 'http://localhost:8080/items?page=1'")};
    return settings;
}

/// The page in one of the states in which a user meets it, with answers made by hand.
class Scene final
{
public:
    explicit Scene(const QByteArray &name)
        : m_tab(m_bench.context(), QStringLiteral("Request 1"),
                name == "start" ? HttpRequestSettings() : longRequest())
    {
        if (name == "json")
            show(answerOf(
                R"({"items":[{"id":1,"name":"socket","tags":["tcp","é"]},{"id":2,"name":"bind","tags":[]}],"next":"/items?page=2","total":42,"exact":0.10000000000000000001})",
                "application/json"));
        else if (name == "chunked")
            showChunked();
        else if (name == "image")
            show(answerOf(pngBytes(), "image/png"));
        else if (name == "refused")
            showRefused();
        else if (name == "redirects")
            showRedirects();
        else if (name == "options")
            showOptions();
        else if (name == "wrong header")
            showWrongHeader();
        else if (name == "partial")
            showPartial();
        else if (name == "cookies")
            showCookies();
        else if (name == "preview")
            form("preview");
        else if (name == "history")
            form("history");
        else if (name == "login")
            form("login");
        else if (name == "body")
            form("body");
    }

    HttpRequestTab &tab() { return m_tab; }
    Look &look() { return m_bench.look; }
    bool isReady() { return !m_tab.response().body()->isReading(); }

private:
    void show(const HttpHop &hop) { m_tab.showResult(resultOf({hop})); }
    void form(const char *page) { m_tab.form().pages()->showPage(QString::fromLatin1(page)); }
    void view(const char *page) { m_tab.response().pages()->showPage(QString::fromLatin1(page)); }
    void showChunked()
    {
        HttpHop hop =
            hopOf("GET / HTTP/1.1\r\nHost: localhost:8080\r\n\r\n",
                  "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nTransfer-Encoding: chunked"
                  "\r\n\r\n7\r\nBonjour\r\n9\r\n serveur!\r\n1d\r\n, et la suite apr\xc3\xa8s un "
                  "temps\r\n0\r\n\r\n",
                  "Bonjour serveur!, et la suite apr\xc3\xa8s un temps");
        show(hop);
        view("anatomy");
    }
    void showRefused()
    {
        HttpHop hop = hopOf({}, {}, {});
        hop.complete = false;
        hop.error = Error::fromErrno(QStringLiteral("connect"), 111, QStringLiteral("127.0.0.1:8080"));
        m_tab.showResult(resultOf({hop}, hop.error));
    }
    void showRedirects()
    {
        HttpHop first = answerOf({}, "text/html", "302 Found");
        first.timings.receive = 20'000;
        HttpHop second = answerOf("<html><body>hello</body></html>", "text/html");
        second.started = first.started.addMSecs(15);
        second.timings.lookUp = second.timings.connect = -1;
        m_tab.showResult(resultOf({first, second}));
        view("timing");
    }
    void showOptions()
    {
        form("options");
        for (SettingsRow *row : m_tab.findChildren<SettingsRow *>())
            row->setMoreOpen(true);
    }
    void showWrongHeader()
    {
        HttpRequestSettings settings = longRequest();
        settings.fields = QStringLiteral("Accept: application/json\nthis is no header\nX-Course: networks");
        m_tab.fillIn(settings);
        m_tab.start();
    }
    void showPartial()
    {
        HttpHop hop = answerOf("only the begin", "text/plain");
        hop.complete = false;
        hop.error = {ErrorCode::HttpCutOff, {hop.peer, QStringLiteral("14"), QStringLiteral("400")}};
        m_tab.showResult(resultOf({hop}, hop.error));
    }
    void showCookies()
    {
        QNetworkCookie cookie("session", "8f3a9c");
        cookie.setDomain(QStringLiteral("localhost"));
        cookie.setPath(QStringLiteral("/"));
        QNetworkCookie other("theme", "dark");
        other.setDomain(QStringLiteral(".example.org"));
        other.setPath(QStringLiteral("/shop"));
        other.setExpirationDate(QDateTime::fromMSecsSinceEpoch(1'800'000'000'000));
        m_tab.form().cookies()->model()->setCookies({cookie, other});
        form("cookies");
    }

    Bench m_bench;
    HttpRequestTab m_tab;
};

struct Format
{
    qreal scale;
    QSize size;
};

constexpr Format formats[] = {{1, {1280, 660}}, {1, {900, 560}}, {2, {1280, 660}}, {3, {1280, 660}}};

} // namespace

/// Whether every text of a request's page has the room that it needs, at each scale, in both themes. With
/// WIREBENCH_GALLERY=FOLDER it leaves pictures there, to be judged by eye.
class tst_RequestFit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsClipped_data()
    {
        QTest::addColumn<QByteArray>("scene");
        for (const char *scene :
             {"start", "json", "chunked", "image", "refused", "redirects", "options", "wrong header",
              "partial", "cookies", "preview", "history", "login", "body"})
            QTest::newRow(scene) << QByteArray(scene);
    }

    void nothingIsClipped()
    {
        QFETCH(QByteArray, scene);
        Scene shown(scene);
        shown.tab().show();
        QVERIFY(QTest::qWaitForWindowExposed(&shown.tab()));
        QTRY_VERIFY(shown.isReady());
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            shown.look().setTheme(theme);
            for (const Format &format : formats) {
                shown.look().setScale(format.scale);
                shown.tab().resize(format.size);
                QTRY_COMPARE(shown.tab().font().pointSizeF(), shown.look().baseFont().pointSizeF());
                judge(shown, scene + (theme == Theme::Dark ? "-dark-" : "-light-") +
                                 QByteArray::number(format.scale) + '-' +
                                 QByteArray::number(format.size.width()));
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

private:
    /// The page as it stands; where its zones are pages, each of them.
    void judge(Scene &shown, const QByteArray &name)
    {
        QCoreApplication::sendPostedEvents();
        if (!galleryFolder().isEmpty())
            QTest::qWait(50); // a picture shows what the eye sees, not what passes in between
        auto *zones = shown.tab().findChild<SessionZones *>();
        const int pages = zones->isPaged() ? SessionZones::Traffic : 1;
        for (int page = 0; page < pages; ++page) {
            zones->showZone(SessionZones::Place(page));
            const auto clipped = [&] { return clippedTexts(shown.tab()).join(u'\n').toUtf8(); };
            if (!QTest::qWaitFor([&] { return clipped().isEmpty(); }))
                savePicture(shown.tab(), name + "-clipped");
            QVERIFY2(clipped().isEmpty(), (name + '\n' + clipped()).constData());
            savePicture(shown.tab(), pages == 1 ? name : name + '-' + QByteArray::number(page));
        }
        zones->showZone(SessionZones::Left);
    }

    static QString galleryFolder() { return qEnvironmentVariable("WIREBENCH_GALLERY"); }

    void savePicture(QWidget &widget, QByteArray name)
    {
        const QString folder = galleryFolder();
        if (folder.isEmpty())
            return;
        const QString file = QString::fromLatin1(name.replace(' ', '-')) + QStringLiteral(".png");
        QVERIFY(widget.grab().save(QDir(folder).filePath(file)));
    }
};

QTEST_MAIN(tst_RequestFit)
#include "tst_requestfit.moc"
