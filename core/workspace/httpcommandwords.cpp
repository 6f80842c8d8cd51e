#include "core/workspace/httpcommandwords.h"

#include "core/workspace/sharedwords.h"

namespace wirebench {

namespace {

QList<OptionWords> loginWords()
{
    return {
        {"user", "USER:PASSWORD",
         "log in: Basic, or Digest if the server asks for that. Both stand in the list of processes, where "
         "other "
         "users of this machine can read them",
         false, "u"},
    };
}

/// https needs no switch; these judge its server.
QList<OptionWords> httpsWords()
{
    QList<OptionWords> words = serverJudgingWords() + tlsWords();
    words.removeIf([](const OptionWords &word) { return qstrcmp(word.name, "alpn") == 0; }); // http/1.1 it is
    for (OptionWords &word : words) {
        if (qstrcmp(word.name, "insecure") == 0)
            word.letter = "k";
    }
    return words;
}

OptionWords proxyOption()
{
    OptionWords words = proxyWords();
    words.letter = "x";
    return words;
}

} // namespace

VerbWords httpWords()
{
    return {
        "http",
        "[METHOD] URL",
        "send an HTTP request; the body of the answer is printed",
        "Sends one request of HTTP/1.1 and writes the body of its answer to standard output, as it comes and "
        "with gzip, deflate and br undone. Without METHOD it is GET, or POST where there is a body. URL "
        "begins "
        "with http:// or https://; without either it is http.\n\n"
        "Any answer is an answer: the exit status is 0 whatever the server says, unless --fail is given. An "
        "answer that is cut off or breaks a rule of HTTP is written as far as it came, and told on standard "
        "error.",
        QList<OptionWords>{
            {"header", "LINE",
             "a header, “NAME: VALUE”, in place of the program's own of that name; “NAME:” leaves that out. "
             "May be "
             "repeated",
             false, "H"},
            {"data", "TEXT",
             "a body, as forms send it (application/x-www-form-urlencoded, unless a header says otherwise); "
             "several "
             "are joined with &. @FILE sends a file as it is",
             false, "d"},
            {"data-binary", "TEXT", "the same; for whoever knows it from curl"},
            {"form", "FIELD",
             "NAME=VALUE or NAME=@FILE, sent as multipart/form-data; may be repeated. ;type=TYPE and "
             ";filename=NAME "
             "may follow a file",
             false, "F"},
        } + loginWords() +
            QList<OptionWords>{
                {"digest", nullptr, "log in with Digest alone: the password never goes out"},
                {"bearer", "TOKEN", "log in with a token (RFC 6750)"},
                {"location", nullptr, "follow redirections, at most 10", false, "L"},
                {"max-redirs", "N", "follow at most N"},
                {"cookie-jar", "FILE",
                 "read cookies from FILE if it is there, and write them to it at the end, in Netscape's "
                 "format as curl does",
                 true, "c"},
                {"output", "FILE", "write the body to FILE instead, which is replaced", true, "o"},
                {"include", nullptr, "write the heads of the answers before the body", true, "i"},
                {"fail", nullptr, "exit with status 1 where the status of the answer is 400 or more", true,
                 "f"},
                {"timings", nullptr,
                 "print how long each phase took, on standard error: look-up, connect, TLS, send, wait, "
                 "receive",
                 true},
                {"timeout", "S", "seconds to wait for the connection, and then for its TLS. Default: 10"},
                {"max-time", "S", "seconds that everything may take. Default: as long as it takes", false,
                 "m"},
                {"family", "4|6|any", "which addresses of the host to try. Default: any"},
                proxyOption(),
            } +
            httpsWords(),
        {"http http://localhost:8080/",
         "http POST http://localhost:8080/api -H 'Content-Type: application/json' -d @order.json",
         "http GET https://example.org/ --location --include --timings",
         "http localhost:8080/upload -F picture=@cat.png -u student:secret"},
        1,
        2};
}

VerbWords downloadWords()
{
    return {"download",
            "URL [URL...]",
            "download files, some at a time",
            "Downloads each URL into a file that is named after its last part, or as the server calls it, "
            "and numbered "
            "where that name is taken: nothing is overwritten. Prints a line on standard output when one "
            "begins and when "
            "it ends; on a terminal, progress on standard error.\n\n"
            "Until it is complete a file is called NAME.part. Called again with the same URL the program "
            "goes on there, "
            "if the server says that the file is still the same one.",
            QList<OptionWords>{
                {"jobs", "N", "downloads at the same time; 1: one after the other. Default: 4", false, "j"},
                {"dir", "FOLDER", "where the files go. Default: the current folder"},
                {"timeout", "S", "give a server up that is silent for S seconds. Default: 10"},
                {"no-resume", nullptr, "begin anew, beside what an earlier run has left"},
            } + loginWords() +
                QList<OptionWords>{proxyOption()} + httpsWords(),
            {"download http://localhost:8080/a.iso http://localhost:8080/b.iso --jobs 2",
             "download https://example.org/archive.tar.gz --dir /tmp --timeout 30"},
            1,
            -1};
}

} // namespace wirebench
