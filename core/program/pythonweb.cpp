#include "core/http/curlcommand.h"
#include "core/http/pythonliterals.h"
#include "core/program/literals.h"
#include "core/program/pythonparts.h"
#include "core/program/pythonprograms.h"
#include "core/program/sessionparts.h"
#include "core/workspace/downloadconfig.h"
#include "core/workspace/httprequestconfig.h"

namespace wirebench {

namespace {

void addHandlers(SourceText &out, const DownloadSettings &settings)
{
    QString handlers = QStringLiteral("urllib.request.ProxyHandler({})");
    if (!settings.user.isEmpty()) {
        out.add(QStringLiteral("passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()"));
        out.begin(QStringLiteral("for url in URLS:"));
        out.add(QStringLiteral("passwords.add_password(None, url, %1, %2)")
                    .arg(pythonText(settings.user), pythonText(settings.password)));
        out.end();
        handlers += QStringLiteral(", urllib.request.HTTPBasicAuthHandler(passwords),\n"
                                   "    urllib.request.HTTPDigestAuthHandler(passwords)");
    }
    if (settings.urls.contains(QLatin1String("https:"), Qt::CaseInsensitive)) {
        addClientTls(out, settings.tls);
        handlers += QStringLiteral(",\n    urllib.request.HTTPSHandler(context=context)");
    }
    out.add(QStringLiteral("opener = urllib.request.build_opener(\n    %1)\n\n").arg(handlers));
}

void addDownload(SourceText &out, int timeoutMs)
{
    out.add(QStringLiteral(
                "def free_path(url):\n"
                "    \"\"\"A file named after the URL's last part; nothing is overwritten.\"\"\"\n"
                "    name = os.path.basename(urllib.parse.unquote(urllib.parse.urlsplit(url).path))\n"
                "    name = name.replace('\\0', '_')\n"
                "    if name in ('', '.', '..'):\n"
                "        name = 'index.html'\n"
                "    stem, suffix = os.path.splitext(name)\n"
                "    for number in itertools.count(1):\n"
                "        path = os.path.join(FOLDER, name if number == 1 else f'{stem} ({number}){suffix}')\n"
                "        try:\n"
                "            return path, open(path, 'xb')  # x: fails if the file is there already\n"
                "        except FileExistsError:\n"
                "            pass\n"
                "\n"
                "\n"
                "def download(url):\n"
                "    print(f'started {url}\\n', end='', flush=True)  # in one piece: others print, too\n"
                "    with opener.open(url, timeout=%1) as answer:\n"
                "        path, file = free_path(url)\n"
                "        with file:\n"
                "            shutil.copyfileobj(answer, file)\n"
                "    return path\n"
                "\n")
                .arg(secondsOf(timeoutMs)));
}

void addPool(SourceText &out, int jobs)
{
    out.comment(
        QStringLiteral("Each worker of the pool is a thread that takes the next URL when it is done."));
    out.add(QStringLiteral("with concurrent.futures.ThreadPoolExecutor(max_workers=%1) as pool:\n"
                           "    jobs = {pool.submit(download, url): url for url in URLS}\n"
                           "    for job in concurrent.futures.as_completed(jobs):\n"
                           "        try:\n"
                           "            print(f'finished {jobs[job]} {job.result()}\\n', end='', flush=True)\n"
                           "        except (OSError, http.client.HTTPException) as error:\n"
                           "            print(f'failed {jobs[job]} {error}\\n', end='', flush=True)")
                .arg(jobs));
}

/// What toPython() writes, with a title and notes below its first line.
QString withNotes(QString program, const QStringList &notes)
{
    SourceText head(SourceText::Comments::Hash);
    head.setTitle(QStringLiteral("HTTP client: sends one request and prints the answer."));
    for (const QString &note : notes)
        head.note(note);
    const qsizetype afterFirstLine = program.indexOf(u'\n') + 1;
    return program.insert(afterFirstLine, head.text());
}

constexpr char whatUrllibDoes[] =
    "Request line, values of headers and body are those of Wirebench. urllib orders the headers and writes their names its "
    "own way, and adds its own User-Agent, Accept-Encoding and Connection.";

QStringList notesOf(const HttpRequestSettings &settings)
{
    QStringList notes{QLatin1String(whatUrllibDoes)};
    if (!settings.password.isEmpty())
        notes += QStringLiteral("The password stands below in clear.");
    if (settings.useCookies && settings.followRedirects)
        notes += QStringLiteral(
            "Wirebench keeps cookies from one answer to the next request; this program does not.");
    const TlsSettings &tls = settings.tls;
    const TlsSettings usual;
    if (tls.least != usual.least || tls.most != usual.most || !tls.serverName.isEmpty() ||
        !tls.keyLogFile.isEmpty())
        notes += QStringLiteral("TLS versions, server name and key log of the session are left out.");
    if (settings.family != AddressFamily::Unspecified)
        notes += QStringLiteral("Wirebench uses one family of addresses; this program tries all.");
    return notes;
}

} // namespace

Result<QString> pythonProgramOf(const HttpRequestSettings &settings)
{
    if (const auto url = parseHttpUrl(settings.url); !url)
        return failure(url.error());
    const auto request = toCurlRequest(settings);
    if (!request)
        return failure(request.error());
    return withNotes(toPython(*request), notesOf(settings));
}

Result<QString> pythonProgramOf(const DownloadSettings &settings)
{
    const auto config = engineConfig(settings);
    if (!config)
        return failure(config.error());
    SourceText out = pythonProgram(QStringLiteral("Downloads files, some at a time."));
    for (const char *module :
         {"concurrent.futures", "http.client", "itertools", "os", "shutil", "urllib.parse", "urllib.request"})
        out.need(QStringLiteral("import ") + QLatin1String(module));
    out.note(QLatin1String(whatUrllibDoes));
    if (settings.resume)
        out.note(
            QStringLiteral("Wirebench goes on where an earlier run has ended; this program begins anew."));
    if (!settings.password.isEmpty())
        out.note(QStringLiteral("The password stands below in clear."));
    if (const QString note = proxyNote(config->client.connection.proxy); !note.isEmpty())
        out.note(note);
    out.begin(QStringLiteral("URLS = ["));
    for (const QUrl &url : config->urls)
        out.add(pythonText(QString::fromLatin1(url.toEncoded(QUrl::RemoveFragment | QUrl::RemoveUserInfo))) +
                u',');
    out.end(QStringLiteral("]"));
    out.add(QStringLiteral("FOLDER = ") + pythonText(config->folder));
    out.add();
    addHandlers(out, settings);
    addDownload(out, settings.timeoutMs);
    addPool(out, settings.jobs);
    return out.text();
}

} // namespace wirebench
