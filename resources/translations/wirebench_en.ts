<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>HttpWords</name>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wirebench::DialogueEditor</name>
    <message numerus="yes">
        <source>A dialogue of %n step(s), without a mistake.</source>
        <translation>
            <numerusform>A dialogue of %n step, without a mistake.</numerusform>
            <numerusform>A dialogue of %n steps, without a mistake.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wirebench::DialogueResults</name>
    <message numerus="yes">
        <source>%1: %n line(s)</source>
        <translation>
            <numerusform>%1: %n line</numerusform>
            <numerusform>%1: %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Menu: %n line(s)</source>
        <translation>
            <numerusform>Menu: %n line</numerusform>
            <numerusform>Menu: %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved</source>
        <translation>
            <numerusform>%n file saved</numerusform>
            <numerusform>%n files saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wirebench::HttpRequestTab</name>
    <message numerus="yes">
        <source>%n step(s) of %1.</source>
        <translation>
            <numerusform>%n step of %1.</numerusform>
            <numerusform>%n steps of %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wirebench::LadderView</name>
    <message numerus="yes">
        <source>(%n times)</source>
        <translation>
            <numerusform>(once)</numerusform>
            <numerusform>(%n times)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wirebench::RulesTester</name>
    <message numerus="yes">
        <source>Rule %1 answers “%2” (%n byte(s))</source>
        <translation>
            <numerusform>Rule %1 answers “%2” (%n byte)</numerusform>
            <numerusform>Rule %1 answers “%2” (%n bytes)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wirebench::TcpClientTab</name>
    <message numerus="yes">
        <source>%n byte(s) wait: the server does not read</source>
        <translation>
            <numerusform>%n byte waits: the server does not read</numerusform>
            <numerusform>%n bytes wait: the server does not read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wirebench::UdpTab</name>
    <message numerus="yes">
        <source>%n datagram(s) wait to be sent</source>
        <translation>
            <numerusform>%n datagram waits to be sent</numerusform>
            <numerusform>%n datagrams wait to be sent</numerusform>
        </translation>
    </message>
</context>
</TS>
