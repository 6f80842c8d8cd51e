#pragma once

#include <QDialog>

class QPushButton;

namespace wirebench {

class Look;

/// What "About Wirebench" opens: version, Qt, kind of build and system, to be copied into a report, and the licences of
/// what the program is made of. GUI thread; owned by the main window, deletes itself when it is closed.
class AboutWindow final : public QDialog
{
    Q_OBJECT

public:
    AboutWindow(const Look &look, QWidget *parent);

    /// What the button copies: version and details, in English as --version prints them.
    static QString details();

private:
    void copyDetails();

    QPushButton *m_copy;
};

} // namespace wirebench
