"""Words that Windows translates and its readers need: yes and no, closing sentences, a group's name."""

from __future__ import annotations

from wizard.evidence.transcript import squeezed

YES = frozenset(
    {
        "yes",
        "ja",
        "oui",
        "sí",
        "si",
        "sim",
        "tak",
        "ano",
        "да",
        "так",
        "evet",
        "igen",
        "da",
        "kyllä",
        "是",
        "はい",
        "예",
    }
)
NO = frozenset(
    {
        "no",
        "nein",
        "non",
        "não",
        "nao",
        "nee",
        "nie",
        "ne",
        "нет",
        "ні",
        "hayır",
        "hayir",
        "nem",
        "nu",
        "nej",
        "ei",
        "否",
        "いいえ",
        "아니요",
        "아니오",
    }
)

NO_POLICIES = (
    "no policies",
    "no policy",
    "policies do not exist",
    "policies don't exist",
    "policies not",
    "没有策略",
    "不存在策略",
    "策略不存在",
    "没有任何策略",
    "沒有原則",
    "原則不存在",
)

DONE = frozenset(
    squeezed(sentence)
    for sentence in (
        "The command completed successfully.",
        "命令成功完成。",
        "命令已經成功完成。",
        "命令執行成功。",
        "Der Befehl wurde erfolgreich ausgeführt.",
        "La commande s'est terminée correctement.",
        "Se ha completado el comando correctamente.",
        "Comando concluído com êxito.",
        "Esecuzione comando riuscita.",
        "De opdracht is voltooid.",
        "Polecenie zostało wykonane pomyślnie.",
        "Команда выполнена успешно.",
        "Команду виконано.",
        "Komut başarıyla tamamlandı.",
        "コマンドは正常に終了しました。",
        "명령을 잘 실행했습니다.",
        "Kommandot har utförts.",
        "Příkaz byl úspěšně dokončen.",
    )
)

RDP_GROUPS = tuple(
    squeezed(name)
    for name in (
        "Remote Desktop Users",
        "远程桌面用户",
        "遠端桌面使用者",
        "Remotedesktopbenutzer",
        "Utilisateurs du Bureau à distance",
        "Usuarios de escritorio remoto",
        "Usuários da área de trabalho remota",
        "Utenti desktop remoto",
        "Пользователи удаленного рабочего стола",
    )
)
