-- The name in an invitation is sealed anew like any other when keys are exchanged.
grant update (name_sealed) on staff_invitation to canbao_app;
