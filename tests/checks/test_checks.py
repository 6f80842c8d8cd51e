#!/usr/bin/env python3
"""The checks find what is planted, and let pass what is right."""

import pathlib
import tempfile
import unittest

import check_includes
import check_libraries
import check_testfiles
import check_text
import check_translations
import sourcetree


class TreeTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def plant(self, path, text=""):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file


class Translations(unittest.TestCase):
    def problems(self, source, translation, kind="", numerus=""):
        text = (f'<TS><context><name>Tab</name><message{numerus}><source>{source}</source>'
                f'<translation{kind}>{translation}</translation></message></context></TS>')
        return check_translations.problems_of("fr", check_translations.ElementTree.fromstring(text))

    def test_what_fits_passes(self):
        self.assertEqual(self.problems("&amp;Send %1 to %2", "&amp;Envoyer à %2 : %1"), [])
        self.assertEqual(self.problems("%n byte(s)", "<numerusform>un octet</numerusform>"
                                       "<numerusform>%n octets</numerusform>", numerus=' numerus="yes"'), [])

    def test_what_is_missing_is_found(self):
        self.assertIn("not translated", self.problems("Send", "", ' type="unfinished"')[0])
        self.assertIn("not translated", self.problems("Send", "")[0])

    def test_what_differs_is_found(self):
        self.assertIn("places", self.problems("Send %1", "Envoyer")[0])
        self.assertIn("mnemonics", self.problems("&amp;Send", "Envoyer")[0])
        self.assertIn("blanks", self.problems("Send ", "Envoyer")[0])
        self.assertIn("patterns", self.problems("Text (*.txt)", "Texte (*.csv)")[0])


class Includes(TreeTest):
    def setUp(self):
        super().setUp()
        self.plant("core/base/error.h")
        self.plant("core/net/tcpserver.h")
        self.plant("core/traffic/trafficlog.h")
        self.plant("ui/models/trafficmodel.h")
        self.plant("ui/tcpclient/tcpclienttab.h")
        self.plant("app/wirebench/application.h")

    def problems(self, qt=check_includes.QtHeaders([])):
        return check_includes.check(self.root, qt)

    def assert_refused(self, path, line, part):
        self.plant(path, line + "\n")
        problems = self.problems()
        self.assertEqual(len(problems), 1, problems)
        self.assertIn(part, problems[0])
        self.assertTrue(problems[0].startswith(f"{path}:1: "), problems)

    def test_arrows_that_go_down_pass(self):
        self.plant("core/net/reactor.cpp", '#include "core/traffic/trafficlog.h"\n#include <sys/epoll.h>\n')
        self.plant("ui/tcpserver/tcpservertab.cpp", '#include "core/net/tcpserver.h"\n#include <QWidget>\n')
        self.plant("app/wirebench/main.cpp", '#include "ui/tcpclient/tcpclienttab.h"\n')
        self.assertEqual(self.problems(), [])

    def test_core_never_sees_the_window(self):
        self.assert_refused("core/net/a.cpp", '#include "ui/models/trafficmodel.h"',
                            "may not include ui/models")

    def test_core_never_sees_the_programs(self):
        self.assert_refused("core/net/a.cpp", '#include "app/wirebench/application.h"', "may not include app")

    def test_arrows_never_go_up(self):
        self.assert_refused("core/base/a.h", '#include "core/net/tcpserver.h"', "may not include core/net")

    def test_tabs_never_see_each_other(self):
        self.assert_refused("ui/tcpserver/a.h", '#include "ui/tcpclient/tcpclienttab.h"',
                            "may not include ui/tcpc")

    def test_the_main_window_knows_no_tab(self):
        self.assert_refused("ui/shell/a.h", '#include "ui/tcpclient/tcpclienttab.h"',
                            "may not include ui/tcpc")

    def test_the_command_line_knows_no_window(self):
        self.assert_refused("app/cli/main.cpp", '#include "ui/models/trafficmodel.h"',
                            "may not include ui/models")

    def test_http_never_sees_a_socket(self):
        self.assert_refused("core/http/reader.h", '#include "core/net/tcpserver.h"',
                            "may not include core/net")

    def test_chat_protocols_never_see_a_socket_but_their_services_do(self):
        self.plant("core/chat/labservice.h", '#include "core/net/tcpserver.h"\n')
        self.assert_refused("core/chat/lines.h", '#include "core/net/tcpserver.h"',
                            "may not include core/net")

    def test_no_window_headers_in_core(self):
        for header in ["QWidget", "QtGui/QColor", "QtWidgets", "QFont", "QMessageBox"]:
            self.assert_refused("core/net/a.cpp", f"#include <{header}>", "belongs to the window")

    def test_qt_headers_are_looked_up_where_qt_is_known(self):
        qt = check_includes.QtHeaders([self.plant("qt/QtCore/QString").parent])
        self.plant("core/net/a.cpp", "#include <QString>\n#include <vector>\n#include <QUndoStack>\n")
        problems = self.problems(qt)
        self.assertEqual(len(problems), 1, problems)
        self.assertIn("core/net/a.cpp:3: <QUndoStack>", problems[0])

    def test_sockets_only_in_net(self):
        for header in ["sys/socket.h", "QTcpSocket", "QtNetwork/QSslSocket", "netinet/in.h"]:
            self.assert_refused("core/answer/a.cpp", f"#include <{header}>", "sockets are opened in core/net")

    def test_core_does_not_translate(self):
        self.assert_refused("core/base/a.cpp", 'auto text = tr("Port in use");', "core does not translate")
        self.assert_refused("core/base/a.cpp", 'auto t = QObject::tr ("x");', "core does not translate")

    def test_words_in_comments_and_strings_are_no_calls(self):
        text = '// never calls tr() here\n/* nor\n tr( */ auto a = "tr(";\nint str(int n = 1\'000);\nstr(2);\n'
        self.plant("core/base/a.cpp", text)
        self.assertEqual(self.problems(), [])

    def test_includes_name_the_whole_path(self):
        self.assert_refused("core/net/a.cpp", '#include "tcpserver.h"', "not a path from the top")

    def test_a_new_folder_needs_its_place(self):
        self.plant("core/novelty/a.h")
        self.assertIn("has no place in the table", self.problems()[0])


class TestFiles(TreeTest):
    def setUp(self):
        super().setUp()
        self.plant(check_testfiles.EXCEPTIONS, "# why not\n")

    def problems(self):
        return check_testfiles.check(self.root)

    def test_a_pair_with_its_test_passes(self):
        self.plant("core/net/reactor.h")
        self.plant("core/net/reactor.cpp")
        self.plant("tests/core/net/tst_reactor.cpp")
        self.assertEqual(self.problems(), [])

    def test_what_systems_have_of_their_own_has_the_common_test(self):
        for name in ["socketfile.h", "socketfile_unix.cpp", "socketfile_win.cpp"]:
            self.plant(f"core/net/{name}")
        self.assertEqual(self.problems(), ["core/net/socketfile has no tests/core/net/tst_socketfile.cpp"])
        self.plant("tests/core/net/tst_socketfile.cpp")
        self.assertEqual(self.problems(), [])

    def test_a_missing_test_is_named_once(self):
        self.plant("core/net/reactor.h")
        self.plant("core/net/reactor.cpp")
        self.assertEqual(self.problems(), ["core/net/reactor has no tests/core/net/tst_reactor.cpp"])

    def test_the_test_of_another_folder_does_not_count(self):
        self.plant("ui/widgets/reactor.h")
        self.plant("tests/core/net/tst_reactor.cpp")
        self.assertEqual(len(self.problems()), 1)

    def test_an_exception_needs_a_reason(self):
        self.plant("core/base/ids.h")
        self.plant(check_testfiles.EXCEPTIONS, "core/base/ids: numbers with a type\n")
        self.assertEqual(self.problems(), [])
        self.plant(check_testfiles.EXCEPTIONS, "core/base/ids:\n")
        self.assertIn("needs a reason", self.problems()[0])

    def test_exceptions_do_not_outlive_their_cause(self):
        self.plant("core/base/ids.h")
        self.plant("tests/core/base/tst_ids.cpp")
        self.plant(check_testfiles.EXCEPTIONS, "core/base/ids: numbers\ncore/base/gone: was here\n")
        problems = self.problems()
        self.assertIn("has a test by now", problems[0])
        self.assertIn("there is no core/base/gone", problems[1])


class Text(TreeTest):
    def assert_found(self, name, text, part):
        self.plant(name, text)
        problems = check_text.check(self.root)
        self.assertEqual(len(problems), 1, problems)
        self.assertIn(part, problems[0])

    def test_tidy_text_passes(self):
        self.plant("core/a.cpp", "int a = 1; // see https://example.org/home/page and ~/work/x\n")
        self.plant("Makefile.unknown", "blanks \n")
        self.assertEqual(check_text.check(self.root), [])

    def test_each_mistake_is_found(self):
        self.assert_found("a.md", "one \ntwo\n", "a.md:1: blanks")
        self.assert_found("a.md", "one\n\ttwo\t\n", "a.md:2: blanks")
        self.assert_found("a.md", "one\r\n", "carriage return")
        self.assert_found("a.md", "one", "no line end")
        self.assert_found("a.md", "see /home" + "/ann/notes\n", "a path of one machine")
        self.assert_found("a.md", "in '/work" + "/tree'\n", "a path of one machine")
        self.assert_found("a.md", "C:" + "\\Users\\ann\n", "a path of one machine")
        self.assert_found("a.md", "<" * 7 + " HEAD\n", "left over from a merge")

    def test_tabs_are_wrong_in_code_only(self):
        self.plant("data.json", "{\t}\n")
        self.assert_found("a.cpp", "\tint a;\n", "tab")

    def test_build_folders_are_not_read(self):
        self.plant("build/dev/a.md", "one \n")
        self.plant("build-x/a.md", "one \n")
        self.assertEqual(check_text.check(self.root), [])


class Libraries(unittest.TestCase):
    def test_window_libraries_are_named(self):
        output = "\tlibQt6Core.so.6 => /lib/libQt6Core.so.6\n\tlibQt6Gui.so.6 => /lib/libQt6Gui.so.6 (0x1)\n"
        self.assertEqual(check_libraries.window_libraries(output), ["libQt6Gui.so"])

    def test_core_and_network_are_none(self):
        output = "\tlibQt6Core.so.6 => /lib/a\n\tlibQt6Network.so.6 => /lib/b\n\tlibglib-2.0.so.0 => /lib/c\n"
        self.assertEqual(check_libraries.window_libraries(output), [])


class SourceTree(unittest.TestCase):
    def test_lines_keep_their_numbers(self):
        text = 'a /* 1\n2 */ b\nR"x(tr(\n)x" c // tr(\n\'"\' d\n'
        code = sourcetree.without_comments(text)
        self.assertEqual(code.count("\n"), text.count("\n"))
        self.assertNotIn("tr(", code)
        self.assertIn("d", code)


if __name__ == "__main__":
    unittest.main()
