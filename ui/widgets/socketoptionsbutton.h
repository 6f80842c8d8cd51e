#pragma once

#include "ui/models/socketoptionsmodel.h"

#include <QPushButton>

class QDialog;

namespace wirebench {

class Look;
class SocketOptionsPanel;

/// The button of a session that opens its socket options in a window of their own, which stays open beside
/// the session. Keeps what is typed there, window or not. GUI thread; owned by its parent.
///
/// The tab hands over what its engine tells (optionsTold()) and passes on what is asked.
class SocketOptionsButton final : public QPushButton
{
    Q_OBJECT

public:
    /// @param sessionName stands in the window's title. @param look must outlive it.
    SocketOptionsButton(SocketUse use, const QString &sessionName, Look &look, QWidget *parent = nullptr);
    ~SocketOptionsButton() override;

    QMap<QString, QString> texts() const { return m_model->texts(); }
    void setTexts(const QMap<QString, QString> &texts) { m_model->setTexts(texts); }
    /// What is set, in short, for a hint while it is out of sight.
    QStringList summary() const { return m_model->summary(); }

    /// Which kinds of socket the session has, where there is more than one.
    void setSubjects(const QStringList &subjects) { m_subjects = subjects; }
    /// Of setSubjects(): the one that is to be read.
    int subject() const;

    /// Whether there is a socket now: its options are read if somebody looks.
    void setOpen(bool open);
    /// @param shown they are of the subject; of others only errors are told.
    void take(const QList<OptionReading> &readings, bool shown = true);
    /// The first error among these that nobody sees, because the window is closed; else code None.
    Error unseenError(const QList<OptionReading> &readings) const;
    bool isWindowOpen() const;

    void openWindow();
    SocketOptionsPanel *panel() const { return m_panel; } ///< null until it was opened

Q_SIGNALS:
    /// Something else is typed, right or wrong.
    void edited();
    void settingChosen(const wirebench::OptionSetting &setting);
    void readRequested();

private:
    void makeWindow();

    Look &m_look;
    const QString m_sessionName;
    SocketOptionsModel *m_model;
    QStringList m_subjects;
    QDialog *m_window = nullptr;
    SocketOptionsPanel *m_panel = nullptr;
    bool m_open = false;
};

} // namespace wirebench
